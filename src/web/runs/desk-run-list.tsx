import { runStateOf } from '#capabilities/awards/award-run-rules.ts'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { dayAndTime, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-run-list'
import { sourceInWords } from './run-source.ts'
import { RunStateTag } from './run-state-tag.tsx'

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['when', 'badge', 'who', 'people'], isLatestFirst: true })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listAwardRuns(asked, { database: services.database })
  const all = rows.map((run) => ({ ...run, state: runStateOf(run, now) }))
  const found = arrangeRows(all, view, {
    pageLength: rowsAPage,
    text: (run) =>
      [run.badgeName, run.badgeNameCy, run.askedByName, run.fileName, run.registerTitle, run.registerTitleCy].join(' '),
    by: {
      when: (run) => run.askedAt,
      badge: (run) => run.badgeName,
      who: (run) => run.askedByName ?? '',
      people: (run) => run.given,
    },
  })
  return { organisation, isManager: manager !== undefined, view, found, older }
}

export default function RunsPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, older } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole organisation={organisation} title={t('runs.title')} isManager={isManager}>
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      <DeskTable
        title={t('runs.title')}
        lead={t('runs.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={
          <ButtonLink href={`${base}/awards/new`} icon="award">
            {t('manage.awards.new')}
          </ButtonLink>
        }
        rows={found.rows}
        rowKey={(run) => run.id}
        empty={
          <EmptyState title={t('runs.none')} level={2} icon="award">
            {t('runs.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'badge',
            sorts: 'badge',
            title: t('runs.badge'),
            cell: (run) => (
              <a href={`${base}/runs/${run.id}`}>{inLanguage(language, run.badgeName, run.badgeNameCy)}</a>
            ),
            names: true,
          },
          {
            key: 'when',
            sorts: 'when',
            title: t('runs.when'),
            cell: (run) => dayAndTime(language, run.askedAt, new Date()),
          },
          { key: 'who', sorts: 'who', title: t('runs.who'), cell: (run) => run.askedByName ?? t('runs.program') },
          {
            key: 'from',
            title: t('runs.from'),
            cell: (run) => sourceInWords(run, t, language),
          },
          {
            key: 'people',
            sorts: 'people',
            title: t('runs.people'),
            cell: (run) => wholeNumber(language, run.given),
            align: 'end',
          },
          { key: 'state', title: t('runs.state.label'), cell: (run) => <RunStateTag run={run} state={run.state} /> },
        ]}
      />
    </ManageConsole>
  )
}
