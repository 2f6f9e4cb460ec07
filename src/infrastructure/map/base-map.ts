import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { clipPolygon, clipPolyline } from 'lineclip'
import type { Box, Position } from './mercator.ts'

/** A closed line of longitude and latitude. */
export type Ring = [number, number][]

export interface NamedPosition extends Position {
  name: string
  population: number
}

export interface BaseMapData {
  /** Outlines of the land (Natural Earth 1:10m, public domain). */
  land: Ring[]
  /** Towns and villages, the largest first (GeoNames, CC BY 4.0). */
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
export function landIn({ land }: BaseMapData, { west, south, east, north }: Box): Ring[] {
  return land.map((ring) => clipPolygon(ring, [west, south, east, north]) as Ring).filter((ring) => ring.length > 2)
}

/** What lies within a box of lines that are not filled. */
export function linesIn(lines: Ring[], { west, south, east, north }: Box): Ring[] {
  return lines.flatMap((line) => clipPolyline(line, [west, south, east, north]) as Ring[])
}

/** The towns and villages within a box, the largest first. */
export function namesIn({ names }: BaseMapData, { west, south, east, north }: Box): NamedPosition[] {
  return names.filter(
    ({ latitude, longitude }) => latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  )
}
