import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface CuratorsWork {
  /** Published pathways in which something broke. */
  broken: number
  /** Requests of other owners' pathways to award these badges, not answered yet. */
  asking: number
}

/** What waits for the curators of these pathways. */
export async function countCuratorsWork(
  owner: { organisationId: string } | { placeId: string },
  { database }: Reading,
): Promise<CuratorsWork> {
  const own =
    'organisationId' in owner
      ? sql`pathways.organisation_id = ${owner.organisationId}`
      : sql`pathways.place_id = ${owner.placeId} and pathways.organisation_id is null`
  const asked = 'organisationId' in owner ? owner.organisationId : null
  const { rows } = await sql<CuratorsWork>`
    select
      (select count(*) from pathways where ${own} and status = 'published'
        and exists (select from pathway_problems where pathway_id = pathways.id)) as broken,
      (select count(*) from pathway_consents where organisation_id = ${asked} and state = 'asked') as asking`.execute(
    database,
  )
  return rows[0] ?? { broken: 0, asking: 0 }
}
