import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { clipPolygon, clipPolyline } from 'lineclip'
import type { Box, Position, Ring } from './mercator.ts'
import { boxOfRing, overlaps } from './on-land.ts'

export interface NamedPosition extends Position {
  name: string
  population: number
}

export interface BaseMapData {
  /** Outlines of the land (OpenStreetMap, ODbL), the longest first. */
  land: Ring[]
  /** Towns and villages, the largest first (GeoNames, CC BY 4.0), each where there is land. */
  names: NamedPosition[]
}

/** What every map is drawn on, read from the packages that bring it when it is first asked for. */
export type BaseMap = () => Promise<BaseMapData>

export function embeddedBaseMap(): BaseMap {
  let reading: Promise<BaseMapData> | undefined
  return () => {
    reading ??= extract().catch((error) => {
      reading = undefined
      throw error
    })
    return reading
  }
}

async function extract(): Promise<BaseMapData> {
  const program = fileURLToPath(new URL('./extract-base-map.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 20_000_000 })
  return JSON.parse(stdout)
}

/** The land within a box, cut at its edges. */
export function landIn({ land }: Pick<BaseMapData, 'land'>, box: Box): Ring[] {
  const { west, south, east, north } = box
  return land
    .filter((ring) => overlaps(boxOfRing(ring), box))
    .map((ring) => clipPolygon(ring, [west, south, east, north]) as Ring)
    .filter((ring) => ring.length > 2)
}

/** What lies within a box of lines that are not filled. */
export function linesIn(lines: Ring[], box: Box): Ring[] {
  const { west, south, east, north } = box
  return lines
    .filter((line) => overlaps(boxOfRing(line), box))
    .flatMap((line) => clipPolyline(line, [west, south, east, north]) as Ring[])
}

/** The towns and villages within a box, the largest first. */
export function namesIn({ names }: BaseMapData, { west, south, east, north }: Box): NamedPosition[] {
  return names.filter(
    ({ latitude, longitude }) => latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  )
}
