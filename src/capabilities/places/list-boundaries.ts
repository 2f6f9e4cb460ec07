import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Box } from '#infrastructure/map/mercator.ts'
import type { Boundary, BoundaryLevel } from './boundary.ts'

/** The outlines that a part of the map touches. */
export async function listBoundaries(
  { box: { west, south, east, north }, level }: { box: Box; level: BoundaryLevel },
  { database }: Reading,
): Promise<Boundary[]> {
  return database
    .selectFrom('boundaries')
    .select(['code', 'name', 'nameCy', 'level', 'rings'])
    .where('level', '=', level)
    .where(sql<boolean>`extent && box(point(${west}, ${south}), point(${east}, ${north}))`)
    .orderBy('code')
    .$castTo<Boundary>()
    .execute()
}
