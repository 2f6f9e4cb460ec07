import { listInterests } from '#capabilities/interests/list-interests.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-interest-list'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, { filters: ['q', 'state'], sorts: ['asked', 'who', 'about'] })
  const { rows: all, next: older } = await listInterests(
    { organisationId: organisation.id, ...stretchOf(view) },
    services,
  )
  const { state } = view.filters
  const rows = all.filter((one) => state === undefined || (one.answeredAt === null) === (state === 'waiting'))
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => `${one.name} ${one.title} ${one.titleCy ?? ''} ${one.message ?? ''}`,
    by: { asked: (one) => one.askedAt, who: (one) => one.name, about: (one) => one.title },
  })
  return {
    organisation,
    isManager: manager !== undefined,
    view,
    found,
    waiting: all.filter((one) => one.answeredAt === null).length,
    older,
  }
}

/** Questions from people who would like to take part. */
export default function DeskInterestsPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, view, found, waiting, older } = loaderData
  const { t, language } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/interests`
  return (
    <ManageConsole organisation={organisation} title={t('interests.desk.title')} isManager={isManager}>
      <DeskTable
        title={t('interests.desk.title')}
        lead={t('interests.desk.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        states={{
          filter: 'state',
          label: t('interests.desk.state'),
          of: [
            { value: undefined, label: t('interests.desk.all') },
            { value: 'waiting', label: t('interests.desk.waits'), count: waiting },
            { value: 'answered', label: t('interests.desk.answered') },
          ],
        }}
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('interests.desk.none')} level={2} icon="help">
            {t('interests.desk.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'who',
            sorts: 'who',
            title: t('interests.desk.who'),
            cell: (one) => <a href={`${here}/${one.id}`}>{one.name}</a>,
            names: true,
          },
          {
            key: 'about',
            sorts: 'about',
            title: t('interests.desk.about'),
            cell: (one) => inLanguage(language, one.title, one.titleCy),
          },
          {
            key: 'asked',
            sorts: 'asked',
            title: t('interests.desk.asked'),
            cell: (one) => longDate(language, one.askedAt),
            oneLine: true,
          },
          {
            key: 'state',
            title: t('interests.desk.state'),
            cell: (one) => (
              <StatusTag tone={one.answeredAt ? 'good' : 'warn'}>
                {t(one.answeredAt ? 'interests.desk.answered' : 'interests.desk.waits')}
              </StatusTag>
            ),
          },
        ]}
      />
    </ManageConsole>
  )
}
