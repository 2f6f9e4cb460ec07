import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { clipPolygon, clipPolyline } from 'lineclip'
import { feature } from 'topojson-client'
import type { MultiPolygon, Topology } from 'topojson-specification'
import type { Box, Position, Ring } from './mercator.ts'
import { boxOfRing, overlaps } from './on-land.ts'

export interface NamedPosition extends Position {
  name: string
  /** In other languages and spellings. */
  otherNames: string[]
  population: number
}

export interface BaseMapData {
  /** Outlines of the land (OpenStreetMap, ODbL), the longest first. */
  land: Ring[]
  /** Towns and villages, the largest first (GeoNames, CC BY 4.0), each where there is land. */
  names: NamedPosition[]
}

/** What every map is drawn on, read when it is first asked for. */
export type BaseMap = () => Promise<BaseMapData>

export function embeddedBaseMap(): BaseMap {
  let reading: Promise<BaseMapData> | undefined
  return () => {
    reading ??= readBaseMap().catch((error) => {
      reading = undefined
      throw error
    })
    return reading
  }
}

async function readBaseMap(): Promise<BaseMapData> {
  const [land, names] = await Promise.all([readLand(), readNames()])
  return { land, names }
}

// Both files are made by tools/make-base-map.ts.
const fileOf = (name: string) => readFile(path.join(import.meta.dirname, name), 'utf8')

export async function readLand(): Promise<Ring[]> {
  const topology: Topology<{ land: MultiPolygon }> = JSON.parse(await fileOf('land.topojson'))
  const { geometry } = feature(topology, topology.objects.land)
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(([outline]) => rounded(outline as Ring)) : []
}

/** As few digits as the steps of the file have. */
function rounded(ring: Ring): Ring {
  return ring.map(([x, y]) => [Math.round(x * 10_000) / 10_000, Math.round(y * 10_000) / 10_000])
}

async function readNames(): Promise<NamedPosition[]> {
  const [, ...lines] = (await fileOf('names.tsv')).trimEnd().split('\n')
  return lines.map((line) => {
    const [name = '', others = '', longitude, latitude, population] = line.split('\t')
    return {
      name,
      otherNames: others ? others.split('|') : [],
      longitude: Number(longitude),
      latitude: Number(latitude),
      population: Number(population),
    }
  })
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
