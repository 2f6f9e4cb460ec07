import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

interface Which {
  organisationId: string
  /** The recipient of the last one before. */
  after: string | undefined
  limit: number
}

/** One badge of each learner to whom an organisation gave any that still stands, to write to each of them once. */
export async function listAwardEach(
  { organisationId, after, limit }: Which,
  { database }: Reading,
): Promise<{ awardId: string; recipientId: string }[]> {
  const { rows } = await sql<{ awardId: string; recipientId: string }>`
    select distinct on (recipient_id) id as award_id, recipient_id from awards
    where organisation_id = ${organisationId} and revoked_at is null and not never_sent
      and (${after ?? null}::uuid is null or recipient_id > ${after ?? null}::uuid)
    order by recipient_id, claimed_at is null, awarded_at desc, id limit ${limit}`.execute(database)
  return rows
}
