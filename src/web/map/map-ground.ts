import { listBoundaries } from '#capabilities/places/list-boundaries.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { type BaseMap, landIn, linesIn } from '#infrastructure/map/base-map.ts'
import { partOutlines } from '#infrastructure/map/borders.ts'
import type { Box, Ring } from '#infrastructure/map/mercator.ts'
import { isOnLand } from '#infrastructure/map/on-land.ts'

/** What a part of the map is drawn on, cut at the edges of its box. */
export interface MapGround {
  /** Closed lines, to be filled. */
  land: Ring[]
  coast: Ring[]
  borders: Ring[]
  /** Whether the outlines of districts are in it: their makers are named beside the map. */
  hasDistricts: boolean
}

/** The districts that were brought in, with their finer coast; where there are none, the land that every installation has. */
export async function mapGround(
  { box, withDistricts }: { box: Box; withDistricts: boolean },
  { database, baseMap }: { database: Database; baseMap: BaseMap },
): Promise<MapGround> {
  const base = await baseMap()
  const districts = withDistricts ? await listBoundaries({ box, level: 'district' }, { database }) : []
  if (districts.length === 0) {
    const land = landIn(base, box)
    return { land, coast: linesIn(base.land, box), borders: [], hasDistricts: false }
  }
  const rings = districts.flatMap((district) => district.rings)
  // The coarse land stays where no district stands on it: Ireland beside Northern Ireland, France across the sea.
  const corners = districts.filter(isOfGreatBritain).flatMap(({ rings: [ring] }) => middleOf(ring))
  const others = base.land.filter((ring) => !corners.some((corner) => isOnLand(corner, [ring])))
  const { borders, coast } = partOutlines(rings)
  return {
    land: [...landIn({ ...base, land: others }, box), ...landIn({ ...base, land: rings }, box)],
    coast: linesIn([...others, ...coast], box),
    borders: linesIn(borders, box),
    hasDistricts: true,
  }
}

const isOfGreatBritain = ({ code }: { code: string }) => !code.startsWith('N')

function middleOf(ring: Ring = []) {
  const [longitude, latitude] = [0, 1].map(
    (axis) => ring.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / ring.length,
  )
  return longitude === undefined || latitude === undefined ? [] : [{ longitude, latitude }]
}
