import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { staleBefore } from './list-network.ts'

/** Organisations of a place that gave no badge and confirmed no listing of late, the longest approved first, and how many. */
export async function listQuietOrganisations(
  { placeId, limit }: { placeId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<{ names: string[]; total: number }> {
  const since = staleBefore(now)
  const { rows } = await sql<{ name: string; total: number }>`
    select name, count(*) over () as total
    from organisation_places join organisations on organisations.id = organisation_id
    where place_id = ${placeId} and status = 'approved' and decided_at < ${since}
      and not exists (select from awards where awards.organisation_id = organisations.id and awarded_at > ${since}
        and awards.place_id = ${placeId})
      and not exists (select from opportunities where opportunities.organisation_id = organisations.id
        and opportunities.place_id = ${placeId} and opportunities.status = 'published' and confirmed_at >= ${since})
    order by decided_at, organisations.id limit ${limit}`.execute(database)
  return { names: rows.map(({ name }) => name), total: rows[0]?.total ?? 0 }
}
