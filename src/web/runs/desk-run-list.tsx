import { runStateOf } from '#capabilities/awards/award-run-rules.ts'
import { listAwardRuns } from '#capabilities/awards/list-award-runs.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { dayAndTime, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-run-list'
import { RunStateTag } from './run-state-tag.tsx'

const runsAPage = 25

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const asked = { organisationId: organisation.id, after, limit: runsAPage }
  const { rows, next } = await listAwardRuns(asked, { database: services.database })
  return {
    organisation,
    isManager: manager !== undefined,
    runs: rows.map((run) => ({ ...run, state: runStateOf(run, now) })),
    next,
    paged: Boolean(after),
  }
}

export default function RunsPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, runs, next, paged } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole organisation={organisation} title={t('runs.title')} isManager={isManager}>
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      <PageHead
        title={t('runs.title')}
        lead={t('runs.lead')}
        actions={
          <ButtonLink href={`${base}/awards/new`} icon="award">
            {t('manage.awards.new')}
          </ButtonLink>
        }
      />
      <DataTable
        caption={t('runs.title')}
        hideCaption
        rows={runs}
        rowKey={(run) => run.id}
        empty={
          <EmptyState title={t('runs.none')} level={2} icon="award">
            {t('runs.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'badge',
            title: t('runs.badge'),
            cell: (run) => (
              <a href={`${base}/runs/${run.id}`}>{inLanguage(language, run.badgeName, run.badgeNameCy)}</a>
            ),
            names: true,
          },
          { key: 'when', title: t('runs.when'), cell: (run) => dayAndTime(language, run.askedAt, new Date()) },
          { key: 'who', title: t('runs.who'), cell: (run) => run.askedByName ?? t('runs.program') },
          {
            key: 'from',
            title: t('runs.from'),
            cell: (run) =>
              run.fileName ?? (inLanguage(language, run.registerTitle ?? '', run.registerTitleCy) || t('runs.typed')),
          },
          { key: 'people', title: t('runs.people'), cell: (run) => wholeNumber(language, run.given), align: 'end' },
          { key: 'state', title: t('runs.state.label'), cell: (run) => <RunStateTag run={run} state={run.state} /> },
        ]}
      />
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: `${base}/runs`, label: t('common.first') } : undefined}
        next={next ? { href: `${base}/runs?after=${next}`, label: t('common.next') } : undefined}
      />
    </ManageConsole>
  )
}
