import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

export type Column<Row> = {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end. */
  align?: 'start' | 'end'
  /** Names its row: exactly one column. */
  names?: boolean
  /** A link that sorts by this column; `direction` when it is sorted so now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  /** Never folds: dates, codes. */
  oneLine?: boolean
  /** Folds within a word: addresses and names of files, however long. */
  breaks?: boolean
  /** Its cells speak for themselves: on a phone the title is left out. */
  bare?: boolean
  /** Left out on a phone: what its row leads to says it too. */
  wide?: boolean
}
type Selection<Row> = {
  /** Each ticked row is posted as `name=value`. */
  name: string
  value: (row: Row) => string
  /** What a row's box is called: "Choose Aisha Khan". */
  label: (row: Row) => string
  /** The column's title, for those who cannot see it. */
  title: string
  /** The form that the boxes belong to, when it is not around the table. */
  form?: string
  chosen?: (row: Row) => boolean
}
type DataTableProps<Row> = {
  caption: string
  /** The heading above says it already. */
  hideCaption?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  selection?: Selection<Row>
  /** Rows that want something of the reader: drawn on a tint. */
  stands?: (row: Row) => boolean
  /** Stands instead of the table when there are no rows: an `<EmptyState>`. */
  empty?: ReactNode
  /**
   * On a phone each row is a card; `rows` makes it two lines, for long lists of which each row leads to a page; `false`
   * scrolls sideways instead, for tables of figures.
   */
  cards?: boolean | 'rows'
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, selection, stands, empty, cards = true } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  const table = (
    <table className={classNames('table', cards && (cards === 'rows' ? 'table-rows' : 'table-cards'))}>
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className="pick">
              <span className="visually-hidden">{selection.title}</span>
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={stands?.(row) ? 'row-stands' : undefined}>
            {selection && <PickCell row={row} selection={selection} />}
            {columns.map((column) => (
              <BodyCell key={column.key} row={row} column={column} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (cards) return table
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      {table}
    </section>
  )
}

function HeaderCell<Row>({ column: { title, align, sort, wide } }: { column: Column<Row> }) {
  return (
    <th
      scope="col"
      className={classNames(align === 'end' && 'end', wide && 'wide') || undefined}
      aria-sort={sort?.direction}
    >
      {sort ? (
        <a className="sort" href={sort.href}>
          {title}
          <Icon name={sortIcon(sort.direction)} />
        </a>
      ) : (
        title
      )}
    </th>
  )
}

function sortIcon(direction?: 'ascending' | 'descending') {
  if (direction === 'ascending') return 'arrow-up'
  return direction === 'descending' ? 'arrow-down' : 'chevrons-up-down'
}

function BodyCell<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  const end = column.align === 'end' && 'end'
  if (column.names) {
    return (
      <th scope="row" className={classNames(end, column.breaks && 'breaks') || undefined}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td
      className={
        classNames(end, column.bare && 'no-label', column.oneLine && 'one-line', column.wide && 'wide') || undefined
      }
      data-label={column.title}
    >
      {column.cell(row)}
    </td>
  )
}

function PickCell<Row>({ row, selection }: { row: Row; selection: Selection<Row> }) {
  return (
    <td className="pick">
      <label>
        <span className="visually-hidden">{selection.label(row)}</span>
        <input
          type="checkbox"
          className="tick"
          name={selection.name}
          value={selection.value(row)}
          form={selection.form}
          defaultChecked={selection.chosen?.(row)}
        />
      </label>
    </td>
  )
}

/** Stays in sight under a table whose rows are ticked: what may be done with them. */
export function BulkActions({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="bulk">
      <p>{label}</p>
      {children}
    </div>
  )
}
