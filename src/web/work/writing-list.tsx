import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type DeskColumn, DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, type ListView, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'

interface Written {
  id: string
  title: string
  titleCy: string | null
}

interface WritingListProps<Row extends Written> {
  organisation: { slug: string; name: string }
  view: ListView
  found: { rows: Row[]; total: number }
  older: string | undefined
  /** Its address below the desk. */
  list: string
  words: Record<'title' | 'lead' | 'begin' | 'name' | 'none' | 'noneText', string>
  /** After the title of each. */
  columns: DeskColumn<Row>[]
}

interface Reads<Row, Sort extends string> {
  request: Request
  /** A part of them, those begun last first. */
  read: (stretch: ReturnType<typeof stretchOf>) => Promise<{ rows: Row[]; next: string | undefined }>
  /** By what they can be ordered beside their title and when they were changed. */
  by: Record<Sort, (row: Row) => string | number | Date>
}

/** Reads what such a list shows, as its address asks for it. */
export async function readWritings<Row extends Written & { changedAt: Date }, Sort extends string>({
  request,
  read,
  by,
}: Reads<Row, Sort>) {
  const sorts = ['changed', 'title', ...(Object.keys(by) as Sort[])] as const
  const view = listViewOf<Sort | 'changed' | 'title'>(request, { filters: ['q'], sorts, isLatestFirst: true })
  const { rows, next: older } = await read(stretchOf(view))
  const found = arrangeRows<Row, Sort | 'changed' | 'title'>(rows, view, {
    pageLength: rowsAPage,
    text: ({ title, titleCy }) => [title, titleCy].join(' '),
    by: { changed: (one) => one.changedAt, title: (one) => one.title, ...by } as Record<
      Sort | 'changed' | 'title',
      (row: Row) => string | number | Date
    >,
  })
  return { view, found, older }
}

/** What an organisation has written of one kind, drafts among it. */
export function WritingList<Row extends Written>(props: WritingListProps<Row>) {
  const { organisation, view, found, older, list, words, columns } = props
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage/${list}`
  const begin = <ButtonLink href={`${base}/new`}>{words.begin}</ButtonLink>
  return (
    <ManageConsole organisation={organisation} title={words.title} isManager>
      <DeskTable
        title={words.title}
        lead={words.lead}
        // Where there is none yet, what to press stands in the list's place.
        actions={found.total > 0 && begin}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        rows={found.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={words.none} level={2} icon="award" action={begin}>
            {words.noneText}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'title', sorts: 'title', title: words.name, names: true },
            cell: (one) => <a href={`${base}/${one.id}`}>{inLanguage(language, one.title, one.titleCy)}</a>,
          },
          ...columns,
        ]}
      />
    </ManageConsole>
  )
}
