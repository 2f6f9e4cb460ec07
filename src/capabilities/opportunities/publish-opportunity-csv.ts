import type { Reader } from '#infrastructure/database/database.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { sessionsOf } from './list-changes.ts'
import { listOpportunities } from './list-opportunities.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { opportunityCsvHeading, opportunityCsvLine } from './opportunity-csv.ts'

const linesAtOnce = 500

/** Published opportunities as a table, page after page, so that a list of any length needs the memory of one. */
export async function* publishOpportunityCsv(
  database: Reader,
  { narrowing, origin }: { narrowing: OpportunityNarrowing; origin: string },
): AsyncGenerator<string> {
  yield `\uFEFF${opportunityCsvHeading}`
  for (let next: string | undefined | null = null; next !== undefined; ) {
    const now = new Date()
    const after = readCursor(next)
    const page: Awaited<ReturnType<typeof listOpportunities>> = await listOpportunities(
      database,
      { ...narrowing, after, limit: linesAtOnce },
      now,
    )
    const sessions = await sessionsOf(database, { ids: page.rows.map((row) => row.id), now })
    const lines = page.rows.map((row) => opportunityCsvLine({ ...row, sessions: sessions.get(row.id) ?? [] }, origin))
    yield lines.join('')
    next = page.next
  }
}
