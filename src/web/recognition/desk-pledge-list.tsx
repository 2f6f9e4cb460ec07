import { listPledges } from '#capabilities/recognition/list-pledges.ts'
import { phaseOf } from '#capabilities/recognition/pledge-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-pledge-list'
import { pledgeTones, subjectOf } from './pledge-words.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now, t } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['ends', 'act', 'about', 'state'] })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listPledges(asked, services)
  const today = localParts(now).date
  const own = rows.map((row) => ({ ...row, phase: phaseOf(row, today) }))
  const found = arrangeRows(own, view, {
    pageLength: rowsAPage,
    text: (one) => [subjectOf(one, 'en'), subjectOf(one, 'cy'), t(`pledges.act.${one.act}`)].join(' '),
    by: {
      ends: (one) => one.endsOn,
      act: (one) => one.act,
      about: (one) => subjectOf(one, 'en'),
      state: (one) => one.phase,
    },
  })
  return { organisation, view, found, older }
}

/** What an organisation promises those who hold badges. */
export default function PledgeListPage({ loaderData: { organisation, view, found, older } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('pledges.desk.title')
  const base = `/organisations/${organisation.slug}/manage/pledges`
  return (
    <ManageConsole organisation={organisation} title={title} isManager>
      <DeskTable
        title={title}
        lead={t('pledges.desk.lead')}
        actions={found.total > 0 && <ButtonLink href={`${base}/new`}>{t('pledges.desk.new')}</ButtonLink>}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState
            title={t('pledges.desk.none')}
            level={2}
            icon="award"
            action={<ButtonLink href={`${base}/new`}>{t('pledges.desk.new')}</ButtonLink>}
          >
            {t('pledges.desk.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            sorts: 'act',
            title: t('pledges.desk.what'),
            names: true,
            cell: (one) => <a href={`${base}/${one.id}`}>{t(`pledges.act.${one.act}`)}</a>,
          },
          { key: 'about', sorts: 'about', title: t('pledges.desk.about'), cell: (one) => subjectOf(one, language) },
          {
            key: 'state',
            sorts: 'state',
            title: t('pledges.desk.state'),
            cell: (one) => <StatusTag tone={pledgeTones[one.phase]}>{t(`pledges.state.${one.phase}`)}</StatusTag>,
          },
          {
            ...{ key: 'ends', sorts: 'ends', title: t('pledges.desk.ends'), oneLine: true },
            cell: (one) => longDate(language, new Date(one.endsOn)),
          },
        ]}
      />
    </ManageConsole>
  )
}
