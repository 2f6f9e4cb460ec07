import { leavingStateOf } from '#capabilities/leaving/leaving-rules.ts'
import { listLeavings } from '#capabilities/leaving/list-leavings.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-leaving-list'
import { LeavingStateTag, lastDayOf } from './leaving-state-tag.tsx'

const mostShown = 200

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const asked = { organisationId: organisation.id, limit: mostShown }
  const leavings = await listLeavings(asked, { database: services.database })
  return { organisation, leavings: leavings.map((one) => ({ ...one, state: leavingStateOf(one, now) })) }
}

export default function LeavingsPage({ loaderData: { organisation, leavings } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/leavers`
  return (
    <ManageConsole organisation={organisation} title={t('leaving.title')} isManager>
      <PageHead
        title={t('leaving.title')}
        lead={t('leaving.lead')}
        actions={
          <ButtonLink href={`${here}/new`} icon="people">
            {t('leaving.new')}
          </ButtonLink>
        }
      />
      <DataTable
        caption={t('leaving.title')}
        hideCaption
        rows={leavings}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('leaving.none')} level={2} icon="people">
            {t('leaving.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'group',
            title: t('leaving.group'),
            cell: (one) => <a href={`${here}/${one.id}`}>{one.title}</a>,
            names: true,
          },
          {
            key: 'date',
            title: t('leaving.date'),
            cell: (one) => longDate(language, lastDayOf(one)),
            oneLine: true,
          },
          {
            key: 'people',
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
          { key: 'state', title: t('leaving.state.title'), cell: (one) => <LeavingStateTag state={one.state} /> },
        ]}
      />
    </ManageConsole>
  )
}
