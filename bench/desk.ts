import { sql } from 'kysely'
import { awardMailKey } from '#capabilities/awards/award.ts'
import { type Database, openDatabase } from '#infrastructure/database/database.ts'
import { startDemoSite } from '#tests/support/demo-site.ts'
import type { Figure } from './figure.ts'
import { signedIn } from './sign-in.ts'

const place = 'brighton-and-hove'
const organisations = 600
/** What waits for the City Lead, 300 in all. The other organisations had no safeguarding review for long. */
const waiting = { organisations: 140, reviews: 40, stale: 60, held: 30, refused: 30 }
const mostMs = 200
const times = 100
const pages = { today: 'lead', organisations: 'lead/organisations', reviews: 'lead/reviews' }

/**
 * A City Lead's pages in a place of 600 organisations where 300 things of five kinds wait, against the same pages with the
 * demonstration's own, in the same run. By the slowest of twenty; throws where one takes longer than the bound that we set ourselves.
 */
export async function benchDesk(): Promise<Figure[]> {
  const site = await startDemoSite()
  const { database, close } = openDatabase(site.databaseUrl)
  try {
    const cookie = await signedIn(site.origin, 'lead@demo.example')
    const measured = async () => {
      const figures: Record<string, number> = {}
      for (const [name, path] of Object.entries(pages))
        figures[name] = await slowestOfTwenty(`${site.origin}/${place}/${path}`, cookie)
      return figures
    }
    // Once for nothing: a process that has just started is slower.
    await measured()
    const before = await measured()
    await fillPlace(database)
    const after = await measured()
    return Object.keys(pages).map((name) => {
      const [ours, peer] = [after[name] ?? 0, before[name] ?? 0]
      if (ours > mostMs) throw new Error(`the desk's ${name} took ${ours} ms`)
      return { name: `desk.${name}`, ours, peer, unit: 'ms (p95)', against: 'the demonstration’s own place' }
    })
  } finally {
    await close()
    await site.stop()
  }
}

/** Copies of the organisations of the place, some of them waiting, all with a review that is long ago. */
async function fillPlace(database: Database) {
  await sql`
    with here as (
      select organisations.*, row_number() over (order by organisations.id) as number, count(*) over () as of
      from organisations join organisation_places on organisation_id = organisations.id
        join places on places.id = place_id where places.slug = ${place} and status = 'approved'),
    made as (
      insert into organisations (id, slug, name, kind, description, description_cy, contact_email, safeguarding_lead,
        safeguarding_policy_url, safeguarding_reviewed_on, created_at, updated_at)
      select gen_random_uuid(), 'bench-' || copy, here.name || ' ' || copy, kind, description, description_cy, contact_email,
        safeguarding_lead, safeguarding_policy_url, current_date - 900, created_at, updated_at
      from generate_series(1, ${organisations}::int) as copy join here on here.number = copy % here.of + 1
      returning id, slug)
    insert into organisation_places (organisation_id, place_id, status, asked_at)
    select made.id, places.id, case when split_part(made.slug, '-', 2)::int <= ${waiting.organisations} then 'waiting' else 'approved' end,
      now() - split_part(made.slug, '-', 2)::int * interval '1 hour'
    from made cross join places where places.slug = ${place}`.execute(database)
  await wait(database)
  await sql`analyze organisations, organisation_places, badge_reviews, opportunities, delivery_states`.execute(database)
}

/** Badges to review, listings that nobody confirmed, listings held back, and awards whose mail was refused. */
async function wait(database: Database) {
  const placeId = sql`(select id from places where slug = ${place})`
  const listings = (limit: number) => sql`
    select id from opportunities where place_id = ${placeId} and status = 'published'
      and confirmed_at > now() - interval '1 year' order by id limit ${limit}`
  const made = [
    await sql`
      insert into badge_reviews (id, badge_id, badge_version_id, place_id, state, asked_at)
      select gen_random_uuid(), badges.id, current_version_id, ${placeId}, 'waiting', now() - random() * interval '30 days'
      from badges join organisation_places using (organisation_id)
      where organisation_places.place_id = ${placeId} and current_version_id is not null
        and not exists (select from badge_reviews where badge_id = badges.id and state = 'waiting')
      order by badges.id limit ${waiting.reviews}`.execute(database),
    await sql`update opportunities set confirmed_at = now() - interval '2 years'
      where id in (${listings(waiting.stale)})`.execute(database),
    await sql`update opportunities set status = 'draft', held_at = now() - random() * interval '30 days'
      where id in (${listings(waiting.held)})`.execute(database),
    await sql`
      insert into delivery_states (about, state, since)
      select ${awardMailKey('')} || id, 'bounced', now() - random() * interval '30 days'
      from awards where place_id = ${placeId} and claimed_at is null and revoked_at is null
      order by id limit ${waiting.refused}
      on conflict (about) do update set state = excluded.state`.execute(database),
  ]
  const counts = made.map(({ numAffectedRows }) => Number(numAffectedRows))
  const { organisations: _, ...others } = waiting
  if (counts.join() !== Object.values(others).join()) throw new Error(`of what should wait there are ${counts}`)
}

/** How long one takes, in ms: the slowest of twenty, after some that count for nothing. */
async function slowestOfTwenty(url: string, cookie: string): Promise<number> {
  const tookMs: number[] = []
  for (let turn = 0; turn < times + 10; turn++) {
    const began = performance.now()
    const answer = await fetch(url, { headers: { cookie, accept: 'text/html' } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    if (turn >= 10) tookMs.push(performance.now() - began)
  }
  return Math.round((tookMs.toSorted((a, b) => a - b)[Math.floor(times * 0.95)] ?? 0) * 10) / 10
}
