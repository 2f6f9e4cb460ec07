import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { EndorsementOnDesk } from './endorsement.ts'
import { selectOnDesk } from './endorsement-store.ts'

/** Whose: who was asked, whose badge it is of, or whose place. */
type Whose = { organisationId: string } | { badgeId: string } | { placeId: string }

/** What was asked and said, the latest question first. */
export async function listEndorsements(
  { after, limit, ...whose }: Whose & { after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<EndorsementOnDesk>> {
  let query = selectOnDesk(database)
    .orderBy('endorsements.askedAt', 'desc')
    .orderBy('endorsements.id', 'desc')
    .limit(limit + 1)
  if ('organisationId' in whose) query = query.where('endorsements.organisationId', '=', whose.organisationId)
  else if ('badgeId' in whose) query = query.where('endorsements.badgeId', '=', whose.badgeId)
  else query = query.where('endorsements.placeId', '=', whose.placeId)
  if (after)
    query = query.where(sql<boolean>`(endorsements.asked_at, endorsements.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.askedAt, id: row.id }))
}

/** How many questions wait for an organisation, and since when the oldest does. */
export async function countEndorsementsAsked(
  { organisationId }: { organisationId: string },
  { database }: Reading,
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(asked_at) as since from endorsements
    left join badges on badges.id = badge_id left join pathways on pathways.id = pathway_id
    where endorsements.organisation_id = ${organisationId} and state = 'asked'
      and coalesce(badges.status, pathways.status, 'published') = 'published'`.execute(database)
  return rows[0] ?? { count: 0, since: null }
}
