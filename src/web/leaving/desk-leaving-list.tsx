import { leavingStateOf } from '#capabilities/leaving/leaving-rules.ts'
import { listLeavings } from '#capabilities/leaving/list-leavings.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-leaving-list'
import { LeavingStateTag, lastDayOf } from './leaving-state-tag.tsx'

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['begun', 'group', 'date', 'people', 'state'] })
  const asked = { organisationId: organisation.id, ...stretchOf(view) }
  const { rows, next: older } = await listLeavings(asked, { database: services.database })
  const all = rows.map((one) => ({ ...one, state: leavingStateOf(one, now) }))
  const found = arrangeRows(all, view, {
    pageLength: rowsAPage,
    text: (one) => one.title,
    by: {
      // As they were read: the latest first.
      begun: () => 0,
      group: (one) => one.title,
      date: (one) => lastDayOf(one),
      people: (one) => one.people,
      state: (one) => one.state,
    },
  })
  return { organisation, view, found, older }
}

export default function LeavingsPage({ loaderData: { organisation, view, found, older } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/leavers`
  return (
    <ManageConsole organisation={organisation} title={t('leaving.title')} isManager>
      <DeskTable
        title={t('leaving.title')}
        lead={t('leaving.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={
          <ButtonLink href={`${here}/new`} icon="people">
            {t('leaving.new')}
          </ButtonLink>
        }
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('leaving.none')} level={2} icon="people">
            {t('leaving.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'group',
            sorts: 'group',
            title: t('leaving.group'),
            cell: (one) => <a href={`${here}/${one.id}`}>{one.title}</a>,
            names: true,
          },
          {
            key: 'date',
            sorts: 'date',
            title: t('leaving.date'),
            cell: (one) => longDate(language, lastDayOf(one)),
            oneLine: true,
          },
          {
            key: 'people',
            sorts: 'people',
            title: t('leaving.peopleColumn'),
            cell: (one) => wholeNumber(language, one.people),
            align: 'end',
          },
          {
            key: 'without',
            title: t('leaving.withoutColumn'),
            cell: (one) => wholeNumber(language, one.without),
            align: 'end',
          },
          {
            key: 'state',
            sorts: 'state',
            title: t('leaving.state.title'),
            cell: (one) => <LeavingStateTag state={one.state} />,
          },
        ]}
      />
    </ManageConsole>
  )
}
