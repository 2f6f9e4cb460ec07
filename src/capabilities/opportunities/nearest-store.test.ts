import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Position } from '#infrastructure/map/mercator.ts'
import { project } from '#infrastructure/map/mercator.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { listNearbyOpportunities } from './list-nearby-opportunities.ts'
import { type Around, lookAround, lookFurther, within } from './nearest-store.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'

const scattered = 3600

/** More listings than are looked through at once, around thirty towns: every second of pottery, every eleventh of kites. */
async function aScatteredCountry() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const pattern = await anOpportunity(town, library, { title: 'Reading', summary: 'Books.', description: 'Read.' })
  await sql`
    insert into opportunities (id, organisation_id, place_id, slug, status, kind, theme, title, summary, description,
      mode, latitude, longitude, cost_pence, booking, published_at, created_at, updated_at)
    select gen_random_uuid(), organisation_id, place_id, 'one-' || number, 'published', kind, theme,
      case when number % 11 = 0 then 'Kites' else 'Drums' end, case when number % 2 = 0 then 'Pottery' else 'Painting' end,
      'Come.', mode, 50 + (number % 30) * 0.2 + (number % 7) * 0.01, -5 + (number * 7 % 30) * 0.2 + (number % 13) * 0.01,
      0, booking, ${now}, ${now}, ${now}
    from opportunities, generate_series(1, ${scattered}::int) as number where id = ${pattern.opportunityId}`.execute(
    town.database,
  )
  await sql`analyze opportunities`.execute(town.database)
  return town
}

const idsOf = ({ found }: Pick<Around, 'found'>) => found.map(({ id }) => id)

const everywhere = { west: 0, north: 0, east: 1, south: 1 }

test('thousands on one spot come in the order of their ids, on the map and in a search', async () => {
  const { database, placeId } = await aScatteredCountry()
  const spot = { latitude: 50.8, longitude: -0.1 }
  await sql`update opportunities set latitude = ${spot.latitude}, longitude = ${spot.longitude}`.execute(database)
  const narrowing = { terms: 'kites', placeId }
  const { rows } = await sql<{ id: string }>`
    select id from opportunities where ${fits(narrowing)} order by id limit 50`.execute(database)
  const expected = rows.map(({ id }) => id)
  const around = await lookAround(database, { narrowing, from: spot })
  expect(idsOf({ found: await lookFurther(database, { narrowing, from: spot, needed: 50 }, around) })).toEqual(expected)
  const { rows: nearby } = await listNearbyOpportunities(
    { narrowing, from: spot, edges: everywhere, limit: 30, offset: 20 },
    { database, now },
  )
  expect(nearby.map(({ id }) => id)).toEqual(expected.slice(20))
})

test('what is nearest of very many is what sorting them all would put first', async () => {
  const { database, placeId } = await aScatteredCountry()
  const sortedAll = async (narrowing: OpportunityNarrowing, from: Position, edges = everywhere) => {
    const { x, y } = project(from)
    const { rows } = await sql<{ id: string }>`
      select id from opportunities where status = 'published' and ${fits(narrowing)} and on_map is not null and ${within(edges)}
      order by sqrt((on_map[0] - ${x}) ^ 2 + (on_map[1] - ${y}) ^ 2), id`.execute(database)
    return rows.map(({ id }) => id)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('pottery', 'kites', 'pottery kites', 'drums', undefined),
      fc.record({
        latitude: fc.double({ min: 35, max: 60, noNaN: true }),
        longitude: fc.double({ min: -20, max: 25, noNaN: true }),
      }),
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 1e-4, max: 0.05, noNaN: true }),
      async (terms, from, needed, reach) => {
        const narrowing = { terms, placeId }
        const all = await sortedAll(narrowing, from)
        const around = await lookAround(database, { narrowing, from })
        expect(idsOf(around)).toEqual(all.slice(0, around.found.length))
        const { x, y } = project(from)
        const edges = { west: x - reach, north: y - reach, east: x + reach, south: y + reach }
        const asked = { narrowing, from, edges, limit: 20, offset: needed }
        const { rows: nearby } = await listNearbyOpportunities(asked, { database, now })
        const inEdges = (await sortedAll(narrowing, from, edges)).slice(needed, needed + 20)
        expect(nearby.map(({ id }) => id)).toEqual(inEdges)
        // However narrow or wide it begins.
        const found = await lookFurther(database, { narrowing, from, needed }, { found: [], reach })
        expect(idsOf({ found })).toEqual(all.slice(0, needed))
      },
    ),
    { numRuns: 25 },
  )
})

test('what begins next comes first where all that is there was looked through, else what is nearest', async () => {
  const town = await aTown()
  const { database, placeId } = town
  const library = await anOrganisation(town)
  const spot = { latitude: 50.8, longitude: -0.1 }
  const words = { summary: 'Clay.', description: 'Come.' }
  // The further away, the sooner; of the furthest nobody knows when.
  const ids: string[] = []
  for (const [steps, days] of [
    [1, 9],
    [2, 5],
    [3, 2],
    [4, undefined],
  ] as const) {
    const { opportunityId } = await anOpportunity(town, library, { title: `Pots ${steps}`, ...words })
    ids.push(opportunityId)
    await sql`update opportunities set latitude = ${spot.latitude + steps / 1000}, longitude = ${spot.longitude}
      where id = ${opportunityId}`.execute(database)
    await sql`delete from opportunity_sessions where opportunity_id = ${opportunityId}`.execute(database)
    if (days)
      await sql`insert into opportunity_sessions (id, opportunity_id, starts_at, ends_at)
        values (gen_random_uuid(), ${opportunityId}, ${now}::timestamptz + make_interval(days => ${days}::int),
          ${now}::timestamptz + make_interval(days => ${days}::int, hours => 1))`.execute(database)
  }
  const [nearest, second, third, undated] = ids
  const asked = { narrowing: { placeId }, from: spot, edges: everywhere, soonestFirst: true }
  const found = async (page: { limit: number; offset?: number }) => {
    const { rows, isSoonest } = await listNearbyOpportunities({ ...asked, ...page }, { database, now })
    return { ids: rows.map(({ id }) => id), isSoonest }
  }
  expect(await found({ limit: 9 })).toEqual({ ids: [third, second, nearest, undated], isSoonest: true })
  expect(await found({ limit: 2, offset: 1 })).toEqual({ ids: [second, nearest], isSoonest: true })

  const country = await aScatteredCountry()
  const { rows, isSoonest } = await listNearbyOpportunities(
    { ...asked, narrowing: { placeId: country.placeId }, limit: 30 },
    { database: country.database, now },
  )
  const away = rows.map(({ distanceMeters }) => distanceMeters)
  expect(isSoonest).toBe(false)
  expect(away).toEqual(away.toSorted((one, other) => one - other))
})
