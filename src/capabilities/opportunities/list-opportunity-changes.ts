import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { OpportunityListing, Session } from './opportunity.ts'
import { opportunityQuery } from './opportunity-query-store.ts'

export interface OpportunityChange extends OpportunityListing {
  /** When it was written anew, or when its seats changed, whichever is later. */
  changedAt: Date
  sessions: Session[]
}

/** Changes are listed after this delay, because a transaction still open may commit an earlier change. */
const settledAfterMs = 2000

/**
 * What was ever published in a place, in the order in which it last changed; archived ones stay, to be told as gone. Writing
 * and seats are read from an index each, every listing where its later change stands, so that a page costs what it shows.
 */
export async function listOpportunityChanges(
  { placeId, after, limit }: { placeId: string; after?: { at: Date; id: string }; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityChange[]> {
  const settled = new Date(now.getTime() - settledAfterMs)
  const isAfter = (at: string, id: string) =>
    after ? sql<boolean>`(${sql.ref(at)}, ${sql.ref(id)}) > (${after.at}, ${after.id}::uuid)` : sql<boolean>`true`
  const written = database
    .selectFrom('opportunities')
    .leftJoin('seatChanges', 'seatChanges.opportunityId', 'opportunities.id')
    .select(['opportunities.id', 'opportunities.updatedAt as changedAt'])
    .where('opportunities.placeId', '=', placeId)
    .where('publishedAt', 'is not', null)
    .where('updatedAt', '<', settled)
    .where(sql<boolean>`coalesce(seat_changes.changed_at <= updated_at, true)`)
    .where(isAfter('opportunities.updatedAt', 'opportunities.id'))
    .orderBy('updatedAt')
    .orderBy('opportunities.id')
    .limit(limit)
  const reseated = database
    .selectFrom('seatChanges')
    .innerJoin('opportunities', 'opportunities.id', 'seatChanges.opportunityId')
    .select(['opportunities.id', 'seatChanges.changedAt'])
    .where('seatChanges.placeId', '=', placeId)
    .where('publishedAt', 'is not', null)
    .where('changedAt', '<', settled)
    .whereRef('changedAt', '>', 'updatedAt')
    .where(isAfter('seatChanges.changedAt', 'seatChanges.opportunityId'))
    .orderBy('changedAt')
    .orderBy('seatChanges.opportunityId')
    .limit(limit)
  const rows = await opportunityQuery(database, now)
    .innerJoin(
      (from) =>
        from
          .selectFrom(written.as('written'))
          .selectAll()
          .unionAll(from.selectFrom(reseated.as('reseated')).selectAll())
          .as('change'),
      (join) => join.onRef('change.id', '=', 'opportunities.id'),
    )
    .select('change.changedAt')
    .orderBy('change.changedAt')
    .orderBy('opportunities.id')
    .limit(limit)
    .$castTo<OpportunityListing & { changedAt: Date }>()
    .execute()
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
