import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Succession } from './succession.ts'
import { selectSuccessions } from './succession-store.ts'

/** More stand on no page: an organisation closes once. */
const most = 200

/** Those in which an organisation is one of the two, or those of a place, the latest first. */
export function listSuccessions(
  which: { organisationId: string } | { placeId: string },
  { database }: Reading,
): Promise<Succession[]> {
  const condition =
    'placeId' in which
      ? sql`place_id = ${which.placeId}`
      : sql`(predecessor_id = ${which.organisationId} or successor_id = ${which.organisationId})`
  return selectSuccessions(database, condition, { limit: most })
}

/** Which of these wait for an organisation to answer or may still be objected to by it, for its list of what is to be done. */
export function listSuccessionsToAnswer(
  { organisationId }: { organisationId: string },
  { database }: Reading,
): Promise<Succession[]> {
  return selectSuccessions(
    database,
    sql`ended_at is null and effective_at is null
      and (successor_id = ${organisationId} and agreed_at is null
        or predecessor_id = ${organisationId} and asked_by = 'lead')`,
    { limit: most },
  )
}
