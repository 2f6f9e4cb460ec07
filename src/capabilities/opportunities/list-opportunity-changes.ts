import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { OpportunityListing, Session } from './opportunity.ts'
import { opportunityQuery } from './opportunity-query-store.ts'

export interface OpportunityChange extends OpportunityListing {
  updatedAt: Date
  sessions: Session[]
}

/** Changes are listed after this delay, because a transaction still open may commit an earlier change. */
const settledAfterMs = 2000

/** What was ever published in a place, in the order in which it last changed; archived ones stay, to be told as gone. */
export async function listOpportunityChanges(
  { placeId, after, limit }: { placeId: string; after?: { at: Date; id: string }; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityChange[]> {
  let query = opportunityQuery(database, now)
    .select('opportunities.updatedAt')
    .where('opportunities.placeId', '=', placeId)
    .where('opportunities.publishedAt', 'is not', null)
    .where('opportunities.updatedAt', '<', new Date(now.getTime() - settledAfterMs))
    .orderBy('opportunities.updatedAt')
    .orderBy('opportunities.id')
    .limit(limit)
  if (after)
    query = query.where(sql<boolean>`(opportunities.updated_at, opportunities.id) > (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<OpportunityListing & { updatedAt: Date }>().execute()
  const sessions = await sessionsOf({ ids: rows.map(({ id }) => id) }, { database, now })
  return rows.map((row) => ({ ...row, sessions: sessions.get(row.id) ?? [] }))
}

/** The sessions to come of several opportunities. */
export async function sessionsOf(
  { ids }: { ids: string[] },
  { database, now }: Reading & { now: Date },
): Promise<Map<string, Session[]>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('opportunitySessions')
    .select(['opportunityId', 'startsAt', 'endsAt', 'eventStatus'])
    .where('opportunityId', 'in', ids)
    .where('startsAt', '>', now)
    .orderBy('startsAt')
    .$castTo<Session & { opportunityId: string }>()
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.opportunityId)].map(([id, found]) => [
      id,
      found.map(({ opportunityId: _, ...session }) => session),
    ]),
  )
}
