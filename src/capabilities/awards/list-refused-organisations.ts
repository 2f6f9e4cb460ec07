import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { awardMailKey } from './award.ts'

export interface RefusedOrganisation {
  organisationId: string
  slug: string
  name: string
  /** How many awards did not reach whom they are for. */
  count: number
  since: Date
}

/** Organisations of a place whose awards wait for people whose server refused the mail; the longest ago first. */
export async function listRefusedOrganisations(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<RefusedOrganisation[]> {
  // Begins with the few refused mails, however many awards there are.
  const { rows } = await sql<RefusedOrganisation>`
    select organisations.id as organisation_id, slug, name, count(*) as count, min(since) as since
    from delivery_states
    join awards on awards.id = right(about, 36)::uuid
    join organisations on organisations.id = awards.organisation_id
    where state in ('bounced', 'interrupted', 'complained') and starts_with(about, ${awardMailKey('')}) and awards.place_id = ${placeId}
      and claimed_at is null and revoked_at is null
    group by organisations.id order by since limit ${limit}`.execute(database)
  return rows
}
