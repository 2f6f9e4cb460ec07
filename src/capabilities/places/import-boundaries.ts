import { sql } from 'kysely'
import type { Database } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Boundary } from './boundary.ts'

/** Takes outlines in, or renews them; those of the same codes again change nothing. Returns how many were new or different. */
export async function importBoundaries(boundaries: Boundary[], { database }: { database: Database }): Promise<number> {
  return database.transaction().execute(async (tx) => {
    let changed = 0
    for (const { code, name, nameCy, level, rings } of boundaries) {
      const points = rings.flat()
      const [west, east] = reach(points.map(([longitude]) => longitude))
      const [south, north] = reach(points.map(([, latitude]) => latitude))
      const { numAffectedRows } = await sql`
        insert into boundaries (code, name, name_cy, level, rings, extent)
        values (${code}, ${name}, ${nameCy}, ${level}, ${JSON.stringify(rings)}::jsonb,
          box(point(${west}, ${south}), point(${east}, ${north})))
        on conflict (code) do update
        set name = excluded.name, name_cy = excluded.name_cy, level = excluded.level, rings = excluded.rings,
          extent = excluded.extent
        where (boundaries.name, boundaries.name_cy, boundaries.level, boundaries.rings)
          is distinct from (excluded.name, excluded.name_cy, excluded.level, excluded.rings)`.execute(tx)
      changed += Number(needed(numAffectedRows, 'the count of changed boundaries'))
    }
    return changed
  })
}

const reach = (numbers: number[]): [number, number] => [
  numbers.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
  numbers.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY),
]
