import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '#infrastructure/database/database.ts'
import { morton, type Position, project } from '#infrastructure/map/mercator.ts'
import { anOrganisation, aTown, type Town } from '#tests/support/town.ts'
import { foldMapChanges } from './fold-map-changes.ts'
import { listMapMarks } from './list-map-marks.ts'
import { countNearbyOpportunities, listNearbyOpportunities } from './list-nearby-opportunities.ts'

const whole = { least: 1 }
const now = new Date('2026-06-05T09:00:00Z')

/** Many opportunities at once; how one is published is told elsewhere. */
async function place(town: Town, organisationId: string, positions: Position[], { kind = 'course' } = {}) {
  await sql`
    insert into opportunities (id, organisation_id, place_id, slug, status, kind, theme, title, summary, description, mode,
      latitude, longitude, cost_pence, booking, published_at, created_at, updated_at)
    select gen_random_uuid(), ${organisationId}, ${town.placeId}, 'o-' || md5(random()::text), 'published', ${kind}, 'digital',
      'Title ' || number, 'Summary', 'Description', 'in-person', spot.latitude, spot.longitude, 0, 'Come', ${now}, ${now}, ${now}
    from unnest(${positions.map((one) => one.latitude)}::float8[], ${positions.map((one) => one.longitude)}::float8[])
      with ordinality as spot (latitude, longitude, number)`.execute(town.database)
}

function tilesOver(z: number, positions: Position[]) {
  const seen = new Map<string, { z: number; x: number; y: number }>()
  for (const one of positions) {
    const { x, y } = project(one)
    const tile = { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) }
    seen.set(`${tile.x}/${tile.y}`, tile)
  }
  return [...seen.values()]
}

async function countAt(database: Database, z: number, positions: Position[], narrowing: object): Promise<number> {
  let count = 0
  for (const tile of tilesOver(z, positions))
    for (const mark of await listMapMarks({ tile, narrowing }, { database }))
      count += mark.kind === 'one' ? 1 : mark.count
  return count
}

const spot = fc.record({
  latitude: fc.double({ min: 50.7, max: 50.95, noNaN: true }),
  longitude: fc.double({ min: -0.4, max: 0.1, noNaN: true }),
})

test('the database weaves positions into the same numbers as the program', async () => {
  const town = await aTown()
  await fc.assert(
    fc.asyncProperty(spot, async (one) => {
      const { rows } = await sql<{ code: number }>`select morton(${one.latitude}, ${one.longitude}) as code`.execute(
        town.database,
      )
      expect(rows[0]?.code).toBe(morton(project(one), 24))
    }),
    { numRuns: 60 },
  )
})

test('every opportunity is on the map once, at every zoom, before and after changes are folded', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const positions = fc.sample(spot, { numRuns: 60, seed: 7 })
  await place(town, library.organisationId, positions)
  await place(town, library.organisationId, positions.slice(0, 9), { kind: 'event' })
  const narrowing = { placeId: town.placeId }
  const expectAll = async (count: number) => {
    for (const z of [5, 8, 11, 12, 14, 17])
      expect(await countAt(town.database, z, positions, narrowing), `z${z}`).toBe(count)
  }
  await expectAll(69)
  expect(await foldMapChanges(whole, { database: town.database })).toBe(69)
  await expectAll(69)
  for (const z of [6, 12, 16])
    expect(await countAt(town.database, z, positions, { ...narrowing, kind: 'event' })).toBe(9)
  // What leaves the map is gone at once, at zooms that read counted squares too.
  await sql`update opportunities set status = 'archived' where kind = 'event'`.execute(town.database)
  await expectAll(60)
  await foldMapChanges(whole, { database: town.database })
  await expectAll(60)
  await sql`update opportunities set latitude = latitude + 0.0001`.execute(town.database)
  await foldMapChanges(whole, { database: town.database })
  const { rows } = await sql<{ wrong: number }>`select count(*) as wrong from map_squares where count < 0`.execute(
    town.database,
  )
  expect(rows[0]?.wrong).toBe(0)
})

test('one alone is named, several at one address are told to be together', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const [here, there] = [
    { latitude: 50.82, longitude: -0.14 },
    { latitude: 50.9, longitude: 0.05 },
  ]
  await place(town, library.organisationId, [here, here, there])
  const marks = async (z: number) =>
    (
      await Promise.all(
        tilesOver(z, [here, there]).map((tile) =>
          listMapMarks({ tile, narrowing: { placeId: town.placeId } }, { database: town.database }),
        ),
      )
    ).flat()
  for (const z of [9, 15]) {
    const found = await marks(z)
    expect(found).toHaveLength(2)
    expect(found).toContainEqual(expect.objectContaining({ kind: 'one', title: 'Title 3', placeSlug: 'seatown' }))
  }
  expect(await marks(15)).toContainEqual(expect.objectContaining({ kind: 'several', count: 2, together: true }))
})

test('what is near comes nearest first, and only from the part of the map that is looked at', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const positions = fc.sample(spot, { numRuns: 40, seed: 3 })
  await place(town, library.organisationId, positions)
  const from = { latitude: 50.82, longitude: -0.14 }
  const everywhere = { west: 0, north: 0, east: 1, south: 1 }
  const { rows: found } = await listNearbyOpportunities(
    { narrowing: {}, from, edges: everywhere, limit: 50 },
    { database: town.database, now },
  )
  expect(found).toHaveLength(40)
  const distances = found.map((one) => one.distanceMeters)
  // The map's own measure differs from the globe's by less than the change of latitude across a town.
  for (const [index, distance] of distances.entries())
    expect(distance).toBeGreaterThanOrEqual((distances[index - 1] ?? 0) * 0.99)
  const { x, y } = project(from)
  const close = { west: x - 0.0004, east: x + 0.0004, north: y - 0.0004, south: y + 0.0004 }
  const inside = positions.map(project).filter((one) => Math.abs(one.x - x) <= 0.0004 && Math.abs(one.y - y) <= 0.0004)
  expect(await countNearbyOpportunities({ narrowing: {}, edges: close, atMost: 99 }, { database: town.database })).toBe(
    inside.length,
  )
  expect(inside.length).toBeGreaterThan(0)
})
