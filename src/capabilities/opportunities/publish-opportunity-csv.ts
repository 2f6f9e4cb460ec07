import type { Reading } from '#infrastructure/database/database.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { opportunityCsvHeading, opportunityCsvLine } from './csv-format.ts'
import { listOpportunities } from './list-opportunities.ts'
import { sessionsOf } from './list-opportunity-changes.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { publicOpportunity } from './public-opportunity.ts'

const linesAtOnce = 500

/** Published opportunities as a table, page after page, so that a list of any length needs the memory of one. */
export async function* publishOpportunityCsv(
  { narrowing, origin }: { narrowing: OpportunityNarrowing; origin: string },
  { database }: Reading,
): AsyncGenerator<string> {
  yield `\uFEFF${opportunityCsvHeading}`
  for (let next: string | undefined | null = null; next !== undefined; ) {
    const now = new Date()
    const after = readCursor(next)
    const page: Awaited<ReturnType<typeof listOpportunities>> = await listOpportunities(
      { ...narrowing, after, limit: linesAtOnce },
      { database, now },
    )
    const sessions = await sessionsOf({ ids: page.rows.map((row) => row.id) }, { database, now })
    const lines = page.rows.map((row) =>
      opportunityCsvLine({ ...publicOpportunity(row), sessions: sessions.get(row.id) ?? [] }, origin),
    )
    yield lines.join('')
    next = page.next
  }
}
