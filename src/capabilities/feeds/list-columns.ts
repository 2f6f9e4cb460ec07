import type { Reader } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'
import { findFeed } from './find-feed.ts'
import { guessMapping, type TableMapping } from './heading-rules.ts'
import { readRecords } from './read-records.ts'
import { dateOrderOf } from './table-format.ts'

export interface TableColumns {
  headings: string[]
  /** A few values of each column, to tell it by. */
  samples: Record<string, string[]>
  mapping: TableMapping
  /** In which order its dates are; asked where they can be read both ways and nobody said it. */
  dates: ReturnType<typeof dateOrderOf>
}

export type ListColumnsOutcome = { ok: true; columns: TableColumns } | { ok: false; problem: string }

const samplesShown = 3

/** The columns of a feed's table, with what each probably holds, or what it was last said to hold. */
export async function listColumns(
  { feedId }: { feedId: string },
  { database, fetchDocument }: { database: Reader; fetchDocument: FetchDocument },
): Promise<ListColumnsOutcome> {
  const feed = await findFeed(feedId, { database })
  const kept = await database.selectFrom('feeds').select('file').where('id', '=', feedId).executeTakeFirst()
  if (!feed || !kept) return { ok: false, problem: '' }
  try {
    const body = kept.file ?? (await fetched(feed.addresses[0] ?? '', fetchDocument))
    const { records, headings } = await readRecords(body, Object.values(feed.mapping))
    const samples = Object.fromEntries(
      headings.map((heading) => [heading, records.flatMap(({ cells }) => cells[heading] || []).slice(0, samplesShown)]),
    )
    const mapping: TableMapping = Object.keys(feed.mapping).length > 0 ? feed.mapping : guessMapping(headings)
    return { ok: true, columns: { headings, samples, mapping, dates: dateOrderOf(records, mapping) } }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, problem: error.message }
    throw error
  }
}

async function fetched(address: string, fetchDocument: FetchDocument): Promise<Buffer> {
  const outcome = await fetchDocument(address, { mostBytes: 20_000_000, timeoutMs: 20_000, accept: '*/*' })
  if (!outcome.ok) throw new Fault('source-unreadable', `${address}: ${outcome.reason}`)
  return outcome.body
}
