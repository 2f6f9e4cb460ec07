import { sql } from 'kysely'
import { foldMapChanges } from '#capabilities/opportunities/fold-map-changes.ts'
import { listMapMarks } from '#capabilities/opportunities/list-map-marks.ts'
import { countPoints, squaresOf } from '#capabilities/opportunities/map-store.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { foldSearchTexts } from '#infrastructure/database/search-words.ts'
import { morton, project } from '#infrastructure/map/mercator.ts'
import type { Installation } from '#server/installation.ts'
import type { Figure } from './figure.ts'

const points = Number(process.env.BENCH_MAP_POINTS ?? 1_000_000)
const atOnce = 50_000
const middle = { latitude: 52.5, longitude: -1.5 }
const zooms = [4, 6, 8, 10, 12, 14]

/** Tiles over a million opportunities spread around four hundred towns, against counting the points of the same tile. */
export async function benchMap({ services: { database } }: Installation): Promise<Figure[]> {
  await spread(database)
  const figures: Figure[] = []
  for (const z of zooms) {
    const tiles = await tilesWithPoints(database, z)
    // Far out, counting takes a tenth of a second for each tile.
    const counted = z < 10 ? tiles.slice(0, 4) : tiles
    const drawOurs = (tile: Tile) => listMapMarks({ tile, narrowing: {} }, { database })
    const drawPeer = (tile: Tile) => countPoints(database, squaresOf(tile, codeOf(tile)), {})
    // Both know their statements and have read the same pages of the disk before either is measured.
    for (const draw of [drawOurs, drawPeer]) await perSecond(counted, draw)
    const [ours, peer] = [await perSecond(tiles, drawOurs), await perSecond(counted, drawPeer)]
    figures.push({ name: `tiles.z${z}`, ours, peer, unit: 'tiles/s', against: 'counting the points of the tile' })
  }
  return figures
}

interface Tile {
  z: number
  x: number
  y: number
}

const codeOf = ({ z, x, y }: Tile) => morton({ x: (x + 0.5) / 2 ** z, y: (y + 0.5) / 2 ** z }, z)

/** Tiles around opportunities drawn at random: where people look is where something is. */
async function tilesWithPoints(database: Database, z: number): Promise<Tile[]> {
  const { rows } = await sql<{ latitude: number; longitude: number }>`
    select latitude, longitude from opportunities tablesample system (0.05) where morton is not null limit 60`.execute(
    database,
  )
  return [...rows, middle].map((one) => {
    const { x, y } = project(one)
    return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) }
  })
}

async function perSecond(tiles: Tile[], draw: (tile: Tile) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  for (const tile of tiles) await draw(tile)
  return Math.round((tiles.length / (performance.now() - began)) * 10_000) / 10
}

/** Fills the database with opportunities around four hundred towns, in words as people use them. */
export async function spread(database: Database) {
  await foldSearchTexts(database)
  const known = await database.selectFrom('searchWords').select('word').orderBy('word').execute()
  const vocabulary = known.map(({ word }) => word)
  for (let made = 0; made < points; made += atOnce) {
    await sql`
      insert into opportunities (id, organisation_id, place_id, slug, status, kind, theme, title, summary, description,
        mode, latitude, longitude, cost_pence, booking, published_at, created_at, updated_at)
      select gen_random_uuid(), organisation_id, place_id, 'bench-' || ${made}::int + number, 'published',
        (array['course', 'workshop', 'event', 'volunteering'])[1 + number % 4], theme, words.title, words.summary, pattern.description, mode,
        50.5 + 6 * random_town.north + (random() - 0.5) * 0.2, -5 + 6 * random_town.east + (random() - 0.5) * 0.3,
        0, booking, now(), now(), now()
      from generate_series(1, ${Math.min(atOnce, points - made)}::int) as number
      cross join lateral (select * from opportunities as one where status = 'published' limit 1) as pattern
      cross join lateral (select (hashtext('n' || number % 400)::bigint & 65535) / 65536.0 as north,
        (hashtext('e' || number % 400)::bigint & 65535) / 65536.0 as east) as random_town
      -- Words as people use them: the hundredth is met a hundred times less often than the first.
      cross join lateral (select string_agg(word, ' ') filter (where nth <= 3) as title, string_agg(word, ' ') as summary
        from (select nth, (${vocabulary}::text[])[ceil(power(${vocabulary.length}, random()))::int] as word
          from generate_series(1, 12 + number * 0) as nth) as said) as words`.execute(database)
  }
  await foldMapChanges({ least: 1 }, { database })
  await sql`vacuum analyze opportunities`.execute(database)
  // As the server does by itself a little later.
  for (const table of ['map_squares', 'map_changes']) await sql`vacuum analyze ${sql.table(table)}`.execute(database)
}
