import { feature } from 'topojson-client'
import { z } from 'zod'
import { fromNationalGrid } from '#infrastructure/map/national-grid.ts'
import type { Boundary, BoundaryLevel, BoundaryRing } from './boundary.ts'

const position = z.array(z.number()).min(2)
const ring = z.array(position)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
])
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ geometry, properties: z.record(z.string(), z.unknown()) })),
})
const topology = z.looseObject({
  type: z.literal('Topology'),
  arcs: z.array(z.array(position)),
  objects: z.record(z.string(), z.looseObject({ type: z.literal('GeometryCollection') })),
})

export type BoundariesRead = { ok: true; boundaries: Boundary[] } | { ok: false; refusal: 'not-geojson' | 'no-codes' }

/** Reads outlines from GeoJSON (RFC 7946) or TopoJSON, in longitude and latitude or in the National Grid. */
export function readBoundaries(document: unknown): BoundariesRead {
  const plain = collection.safeParse(unpacked(document))
  if (!plain.success) return { ok: false, refusal: 'not-geojson' }
  const boundaries = plain.data.features.flatMap(({ geometry, properties }) => {
    const named = nameOf(properties)
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return named ? [{ ...named, rings: polygons.flat().map(rounded) }] : []
  })
  return boundaries.length > 0 ? { ok: true, boundaries } : { ok: false, refusal: 'no-codes' }
}

function unpacked(document: unknown): unknown {
  const packed = topology.safeParse(document)
  const [object] = packed.success ? Object.values(packed.data.objects) : []
  // What zod has looked at is what the library takes; its own types say more than a file can promise.
  return packed.success && object ? feature(packed.data as never, object as never) : document
}

const prefixes: [BoundaryLevel, RegExp][] = [
  ['ward', /^(wd\d*|ward)(cd)?$/i],
  ['district', /^(lad\d*|district)(cd)?$/i],
]

/** The statistics office writes LAD25CD, LAD25NM and LAD25NMW; the year differs and others leave letters out. */
function nameOf(properties: Record<string, unknown>): Omit<Boundary, 'rings'> | undefined {
  const text = (key: string) => {
    const found = Object.entries(properties).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
    return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
  }
  for (const [level, pattern] of prefixes) {
    const key = Object.keys(properties).find((name) => pattern.test(name))
    const code = key && text(key)
    if (!key || !code) continue
    const stem = key.replace(/cd$/i, '')
    const name = text(`${stem}nm`) ?? text(`${stem}name`) ?? text('name')
    if (name) return { code, name, nameCy: text(`${stem}nmw`) ?? text('name_cy') ?? null, level }
  }
  return undefined
}

/** Five digits after the point are a metre. */
function rounded(line: number[][]): BoundaryRing {
  return line.map(([x = 0, y = 0]) => {
    const onGrid = Math.abs(x) > 180 || Math.abs(y) > 90
    const { longitude, latitude } = onGrid
      ? fromNationalGrid({ easting: x, northing: y })
      : { longitude: x, latitude: y }
    return [Math.round(longitude * 1e5) / 1e5, Math.round(latitude * 1e5) / 1e5]
  })
}
