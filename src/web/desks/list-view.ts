import { type Cursor, readCursor } from '#infrastructure/database/keyset.ts'
import { filtersOf } from '#web/site/list-address.ts'

/** What a list of a desk shows and in which order, as its address has it. */
export interface ListView<Sort extends string = string> {
  path: string
  /** What its address carries: the filters and the order. */
  filters: Record<string, string>
  sort: Sort
  descending: boolean
  /** From 1. */
  page: number
  /** Where a list whose pages have no number goes on. */
  after: string | undefined
  /** It is asked for as a table: all of its rows, on one page. */
  isWhole: boolean
  /** All rows of the page are ticked: a link does what a script would. */
  isTicked: boolean
}

interface Knows<Sort extends string> {
  /** What narrows it, beside its order. */
  filters: readonly string[]
  /** The first is the order of the list when its address names none. */
  sorts: readonly [Sort, ...Sort[]]
  /** The first order begins with the largest. */
  isLatestFirst?: boolean
}

/** A list that is arranged after it was read is read so many at a time: `after` names where the older ones begin. */
export const mostArranged = 500

/** What such a list asks its query for. */
export const stretchOf = ({ after }: Pick<ListView, 'after'>): { after?: Cursor; limit: number } => {
  const begin = readCursor(after)
  return { ...(begin && { after: begin }), limit: mostArranged }
}

const last = '-last'
const furthestPage = 10_000

/** Reads the view from the address; what the list does not know changes nothing. */
export function listViewOf<Sort extends string>(
  request: Request,
  { filters: names, sorts, isLatestFirst = false }: Knows<Sort>,
): ListView<Sort> {
  const { pathname, searchParams } = new URL(request.url)
  const filters = filtersOf(request, [...names, 'sort'])
  const asked = filters.sort ?? ''
  const sort = sorts.find((one) => one === asked || `${one}${last}` === asked)
  const page = Number(searchParams.get('page') ?? 1)
  return {
    path: pathname.replace(/\.(data|csv)$/, ''),
    filters,
    sort: sort ?? sorts[0],
    descending: sort === undefined ? isLatestFirst : asked.endsWith(last),
    page: Number.isInteger(page) && page > 0 && page < furthestPage ? page : 1,
    after: searchParams.get('after') ?? undefined,
    isWhole: pathname.endsWith('.csv'),
    isTicked: searchParams.get('ticked') === 'page',
  }
}

/** What a column's title leads to: its order, or the other way round. */
export const sortFilter = ({ sort, descending }: ListView, column: string) =>
  sort === column && !descending ? `${column}${last}` : column

interface Arrangement<Row, Sort extends string> {
  /** What a search looks through. */
  text: (row: Row) => string
  by: Record<Sort, (row: Row) => string | number | Date | null | undefined>
  pageLength: number
}

/** A short list that is read whole: narrowed, ordered and cut here. Long ones do this in their query. */
export function arrangeRows<Row, Sort extends string>(
  rows: readonly Row[],
  view: ListView<Sort>,
  { text, by, pageLength }: Arrangement<Row, Sort>,
): { rows: Row[]; total: number } {
  const words = plain(view.filters.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const found = rows.filter((row) => {
    const said = plain(text(row))
    return words.every((word) => said.includes(word))
  })
  const key = by[view.sort]
  const ordered = found.toSorted((one, other) => compared(key(one), key(other)) * (view.descending ? -1 : 1))
  // Beyond the last page is the last one.
  const begin = (Math.min(view.page, lastPageOf(ordered.length, pageLength)) - 1) * pageLength
  const shown = view.isWhole ? ordered : ordered.slice(begin, begin + pageLength)
  return { rows: shown, total: found.length }
}

export const lastPageOf = (total: number, pageLength: number) => Math.max(1, Math.ceil(total / pageLength))

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

type Value = string | number | Date | null | undefined

function compared(one: Value, other: Value): number {
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other)
  // What has no value comes before what has one.
  const number = (value: Value) => (value === null || value === undefined ? Number.NEGATIVE_INFINITY : Number(value))
  const [left, right] = [number(one), number(other)]
  return left === right ? 0 : left < right ? -1 : 1
}
