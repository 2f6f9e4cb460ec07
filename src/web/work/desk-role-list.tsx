import { listJobRoles } from '#capabilities/work/list-job-roles.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-role-list'
import { readWritings, WritingList } from './writing-list.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const list = await readWritings({
    request,
    read: (stretch) => listJobRoles({ organisationId: organisation.id, ...stretch }, services),
    by: { state: (one) => one.state },
  })
  return { organisation, ...list }
}

/** Kinds of job that an organisation describes. */
export default function DeskRoleListPage({ loaderData: { organisation, view, found, older } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <WritingList
      organisation={organisation}
      view={view}
      found={found}
      older={older}
      list="roles"
      words={{
        title: t('desk.nav.roles'),
        lead: t('work.role.deskLead'),
        begin: t('work.role.new'),
        name: t('work.role.name'),
        none: t('work.role.deskNone'),
        noneText: t('work.role.deskNoneText'),
      }}
      columns={[
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
  )
}
