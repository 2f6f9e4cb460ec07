import { listJobRoles } from '#capabilities/work/list-job-roles.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-role-list'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['changed', 'title', 'state'], isLatestFirst: true })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listJobRoles(asked, services)
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: ({ title, titleCy }) => [title, titleCy].join(' '),
    by: { changed: (one) => one.changedAt, title: (one) => one.title, state: (one) => one.state },
  })
  return { organisation, view, found, older }
}

/** Kinds of job that an organisation describes. */
export default function DeskRoleListPage({ loaderData: { organisation, view, found, older } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('desk.nav.roles')
  const base = `/organisations/${organisation.slug}/manage/roles`
  const begin = <ButtonLink href={`${base}/new`}>{t('work.role.new')}</ButtonLink>
  return (
    <ManageConsole organisation={organisation} title={title} isManager>
      <DeskTable
        title={title}
        lead={t('work.role.deskLead')}
        // Where there is none yet, what to press stands in the list's place.
        actions={found.total > 0 && begin}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('work.role.deskNone')} level={2} icon="award" action={begin}>
            {t('work.role.deskNoneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'title', sorts: 'title', title: t('work.role.name'), names: true },
            cell: (one) => <a href={`${base}/${one.id}`}>{inLanguage(language, one.title, one.titleCy)}</a>,
          },
          {
            ...{ key: 'state', sorts: 'state', title: t('pledges.desk.state') },
            cell: (one) => (
              <StatusTag tone={one.state === 'public' ? 'good' : 'plain'}>{t(`work.state.${one.state}`)}</StatusTag>
            ),
          },
          { key: 'skills', title: t('work.skills.count'), cell: (one) => one.skills.length },
          {
            ...{ key: 'changed', sorts: 'changed', title: t('work.changed'), oneLine: true },
            cell: (one) => longDate(language, one.changedAt),
          },
        ]}
      />
    </ManageConsole>
  )
}
