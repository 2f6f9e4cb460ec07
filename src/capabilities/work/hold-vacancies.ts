import { sql } from 'kysely'
import { meetsSafeguarding } from '#capabilities/organisations/find-organisation.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { vacanciesHeld } from './vacancy-jobs.ts'
import { asksForSafeguarding } from './vacancy-store.ts'

const mostAtOnce = 500

/**
 * By the clock: both sides are told, once, when what an organisation offers young people is shown no more because its
 * safeguarding has lapsed. Lists ask for that at every read, so nobody saw it in the meantime.
 */
export function holdVacancies({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<{ held: number }> {
  return database.transaction().execute(async (tx) => {
    const safe = sql`select organisations.id from organisations where ${meetsSafeguarding(now)}`
    // Mended, taken back or over: the next lapse is news again.
    await sql`update vacancies set held_told_at = null where held_told_at is not null
      and (state <> 'public' or organisation_id in (${safe}))`.execute(tx)
    const { rows } = await sql<{ organisationId: string; placeId: string }>`
      update vacancies set held_told_at = ${now} where id in (
        select id from vacancies where state = 'public' and held_told_at is null and hidden_at is null
          and ${asksForSafeguarding} and closes_on >= ${localParts(now).date}::date
          and organisation_id not in (${safe})
          and exists (select from organisation_places as membership where membership.status = 'approved'
            and membership.organisation_id = vacancies.organisation_id and membership.place_id = vacancies.place_id)
        order by organisation_id, id limit ${mostAtOnce} for update skip locked)
      returning organisation_id, place_id`.execute(tx)
    const news = new Map(rows.map((row) => [`${row.organisationId} ${row.placeId}`, row]))
    await queue.enqueue(
      ...([tx, vacanciesHeld] as const),
      [...news.values()].map(({ organisationId, placeId }) => ({ organisationId, placeId, at: now.toISOString() })),
    )
    return { held: rows.length }
  })
}
