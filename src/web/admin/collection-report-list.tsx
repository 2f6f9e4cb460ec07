import { listReportedCollections } from '#capabilities/portfolio/list-reported-collections.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/collection-report-list'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['when', 'title', 'count'] })
  const found = arrangeRows(await listReportedCollections(services), view, {
    pageLength: rowsAPage,
    text: (one) => one.title,
    by: { when: (one) => one.since, title: (one) => one.title, count: (one) => one.count },
  })
  return { view, found, done: new URL(request.url).searchParams.has('done') }
}

/** What readers said is wrong with what learners show. */
export default function CollectionReportListPage({ loaderData: { view, found, done } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('desk.nav.collectionReports')
  return (
    <DeskPage title={title}>
      {done && <Notice tone="good" title={t('common.saved')} live />}
      <DeskTable
        title={title}
        lead={t('portfolio.reports.lead')}
        view={view}
        search={t('desk.list.search')}
        rows={found.rows}
        total={found.total}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={t('portfolio.reports.none')} icon="check" level={2}>
            {t('portfolio.reports.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            title: t('portfolio.reports.collection'),
            sorts: 'title',
            names: true,
            cell: (one) => <a href={`/admin/reports/${one.id}`}>{one.title}</a>,
          },
          { key: 'count', title: t('portfolio.reports.count'), sorts: 'count', cell: (one) => one.count },
          {
            key: 'since',
            title: t('portfolio.reports.since'),
            sorts: 'when',
            cell: (one) => longDate(language, one.since),
          },
        ]}
      />
    </DeskPage>
  )
}
