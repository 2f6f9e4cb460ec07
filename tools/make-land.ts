import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { clipPolygon } from 'lineclip'

// Makes src/infrastructure/map/land.topojson, which every map is drawn on: the coast of the British Isles by OpenStreetMap,
// from a package that brings it for the whole world (147 MB). Run by hand, when there is a reason: `node tools/make-land.ts`.

const source = '@geo-maps/earth-lands-1m@0.6.0'
const target = path.resolve(import.meta.dirname, '../src/infrastructure/map/land.topojson')
/** West, south, east, north: the British Isles with room around them, which is what the maps of this platform show. */
const reach: [number, number, number, number] = [-14, 48.5, 4, 62]
/** 11 m from north to south; the coast itself is within about 300 m. */
const step = 0.0001

type Point = [number, number]
interface World {
  geometries: { coordinates: Point[][][] }[]
}

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-land-'))
try {
  execFileSync('npm', ['pack', source, '--pack-destination', folder], { cwd: folder, stdio: 'inherit' })
  execFileSync('tar', ['xzf', source.replace('@', '').replace('/', '-').replace('@', '-').concat('.tgz')], {
    cwd: folder,
  })
  writeFileSync(target, topologyOf(readFileSync(path.join(folder, 'package/map.geo.json'), 'utf8')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function topologyOf(text: string): string {
  const world: World = JSON.parse(text)
  const rings = world.geometries
    .flatMap(({ coordinates }) => coordinates)
    .flatMap(([outline = []]) => [clipPolygon(outline, reach) as Point[]])
    .map(inSteps)
    .filter((ring) => ring.length > 3)
    // The largest first, so that whoever looks for a place soon finds it.
    .sort((a, b) => b.length - a.length)
  const [west, south] = reach
  const land = { type: 'MultiPolygon', arcs: rings.map((_, index) => [[index]]) }
  return `${JSON.stringify({
    type: 'Topology',
    transform: { scale: [step, step], translate: [west, south] },
    objects: { land },
    arcs: rings.map(asDifferences),
  }).replaceAll(']],', ']],\n')}\n`
}

/** Closed, in whole steps from the corner, without points that fall together. */
function inSteps(ring: Point[]): Point[] {
  const [west, south] = reach
  const points = ring.map(([x, y]): Point => [Math.round((x - west) / step), Math.round((y - south) / step)])
  const apart = points.filter(([x, y], index) => x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1])
  const [first] = apart
  const last = apart.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...apart, first] : apart
}

function asDifferences(ring: Point[]): Point[] {
  return ring.map(([x, y], index) => {
    const [beforeX, beforeY] = ring[index - 1] ?? [0, 0]
    return [x - beforeX, y - beforeY]
  })
}
