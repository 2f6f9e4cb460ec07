import { listRemovals } from '#capabilities/community/list-items.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, mostArranged } from '#web/desks/list-view.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/library-removed'
import { titleOf } from './item-view.tsx'
import { libraryDesk } from './library-in-hand.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { of, base } = libraryDesk({ context })
  const view = listViewOf(request, { filters: ['q'], sorts: ['removed', 'name', 'place'], isLatestFirst: true })
  const rows = await listRemovals({ limit: mostArranged }, { ...services, of })
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (one) => [one.title, one.titleCy, one.placeName, one.placeNameCy, one.reason].join(' '),
    by: { removed: (one) => one.removedAt, name: (one) => one.title, place: (one) => one.placeName },
  })
  return { base, view, found }
}

/** What the programme team took out of the library and why: open to all who lead a place. */
export default function LibraryRemovedPage({ loaderData: { base, view, found } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('library.removals')
  return (
    <DeskPage title={title}>
      <BackLink href={base} label={t('library.title')} />
      <DeskTable
        title={title}
        lead={t('library.removalsLead')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(row) => `${row.itemId} ${row.removedAt.toISOString()}`}
        search={t('desk.list.search')}
        empty={
          <EmptyState title={t('library.removalsNone')} level={2} icon="check">
            {t('library.removalsNoneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', sorts: 'name', title: t('library.name'), names: true },
            cell: (row) => titleOf(t, language, row),
          },
          {
            ...{ key: 'place', sorts: 'place', title: t('library.place') },
            cell: (row) => inLanguage(language, row.placeName, row.placeNameCy),
          },
          {
            ...{ key: 'removed', sorts: 'removed', title: t('library.removedOn') },
            cell: (row) => longDate(language, row.removedAt),
          },
          {
            ...{ key: 'reason', title: t('library.reason') },
            cell: (row) => (
              <>
                {row.reason}
                {row.restoredAt && (
                  <div className="muted small">
                    {t('library.restoredOn', { date: longDate(language, row.restoredAt) })}
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
    </DeskPage>
  )
}
