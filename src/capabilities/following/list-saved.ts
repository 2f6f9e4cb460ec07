import { listOpportunitiesById } from '#capabilities/opportunities/list-opportunities.ts'
import type { OpportunityListing } from '#capabilities/opportunities/opportunity.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { mostSaved } from './follow.ts'

/**
 * What a person saved and everybody may see, with what is over: first what has dates to come, soonest first, then what
 * needs none, then the rest, each by when it was saved, newest first.
 */
export async function listSaved(
  { personId }: { personId: string },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  const saved = await database
    .selectFrom('savedOpportunities')
    .select('opportunityId')
    .where('personId', '=', personId)
    .orderBy('savedAt', 'desc')
    .limit(mostSaved)
    .execute()
  const rows = await listOpportunitiesById(
    saved.map((one) => one.opportunityId),
    { database, now },
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const when = (one: OpportunityListing) =>
    one.status === 'archived' ? Number.POSITIVE_INFINITY : (one.nextStartsAt?.getTime() ?? Number.MAX_SAFE_INTEGER)
  return saved
    .flatMap(({ opportunityId }) => known.get(opportunityId) ?? [])
    .sort((a, b) => (when(a) === when(b) ? 0 : when(a) - when(b)))
}
