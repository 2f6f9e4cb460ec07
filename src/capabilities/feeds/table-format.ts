import { saidInCell } from '#infrastructure/files/csv-line.ts'
import { type DateOrder, isAmbiguous, orderOf } from './date-rules.ts'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import type { TableMapping } from './heading-rules.ts'
import { joinedById } from './same-listing-rules.ts'
import { readRow } from './table-row-rules.ts'

export interface TableRecord {
  /** As an editor counts, or the number of the record. */
  line: number
  cells: Record<string, string>
}

/** In which order the dates of a table are: said by a person, told by the dates, or as in Britain. */
export function dateOrderOf(records: TableRecord[], mapping: TableMapping): { order: DateOrder; isAsked: boolean } {
  if (mapping.dateOrder) return { order: mapping.dateOrder, isAsked: false }
  const dates = records.flatMap(({ cells }) => [cells[mapping.start ?? ''] ?? '', cells[mapping.end ?? ''] ?? ''])
  const told = orderOf(dates)
  if (told === 'day-first' || told === 'month-first') return { order: told, isAsked: false }
  return { order: 'day-first', isAsked: dates.some(isAmbiguous) }
}

/** Rows of a table, or records of a JSON array, read by which column holds what; rows of one thing are its dates. */
export function readTableListings(records: TableRecord[], mapping: TableMapping): FeedContent {
  const problems: FeedProblem[] = []
  const { order } = dateOrderOf(records, mapping)
  const found: FeedListing[] = []
  for (const { line, cells } of records) {
    const read = readRow((field) => (mapping[field] === undefined ? null : saidInCell(cells[mapping[field]])), order)
    problems.push(...read.problems.map((why) => ({ where: String(line), why })))
    if (read.listing) found.push(read.listing)
  }
  return { records: joinedById(found).map((listing): FeedRecord => ({ is: 'listing', listing })), problems }
}
