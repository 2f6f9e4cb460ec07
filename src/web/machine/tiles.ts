import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { type Context, Hono } from 'hono'
import { listMapMarks, type MapMark } from '#capabilities/opportunities/list-map-marks.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { project } from '#infrastructure/map/mercator.ts'
import type { Services } from '#infrastructure/services.ts'
import { opportunityFilterNames, readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import { filtersOf } from '#web/site/list-address.ts'

const extent = 4096
const finestZoom = 18
const point = 1

interface Tile {
  z: number
  x: number
  y: number
}

/** Vector tiles (Mapbox Vector Tile 2.1) of what can be learned, with the same filters as the list. */
export function tiles(services: Services) {
  const app = new Hono()
  app.get('/tiles/opportunities/:z{[0-9]+}/:x{[0-9]+}/:y{[0-9]+\\.mvt}', async (c) => {
    const tile = tileOf(c)
    const place = await findPlace({ slug: c.req.query('place') ?? '' }, { database: services.database })
    if (!tile || !place) return c.notFound()
    const filters = filtersOf(c.req.raw, opportunityFilterNames)
    const { narrowing } = await readNarrowing({ services, language: 'en', now: new Date() }, { place, filters })
    const marks = await listMapMarks({ tile, narrowing }, { database: services.database })
    return c.body(new Uint8Array(encode(tile, marks)), 200, {
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'public, max-age=30',
    })
  })
  return app
}

function tileOf(c: Context): Tile | undefined {
  const [z, x, y] = [c.req.param('z'), c.req.param('x'), c.req.param('y')?.replace('.mvt', '')].map(Number) as [
    number,
    number,
    number,
  ]
  return z <= finestZoom && x < 2 ** z && y < 2 ** z ? { z, x, y } : undefined
}

function encode({ z, x, y }: Tile, marks: MapMark[]): Uint8Array {
  const features = marks.map((mark) => {
    const { x: across, y: down } = project(mark)
    return {
      type: point as 1,
      geometry: [[Math.round((across * 2 ** z - x) * extent), Math.round((down * 2 ** z - y) * extent)]] as [
        number,
        number,
      ][],
      tags: tagsOf(mark),
    }
  })
  const source = { x, y, z, features, numPoints: features.length, numSimplified: 0, numFeatures: features.length }
  return fromGeojsonVt({ opportunities: source as never }, { version: 2, extent })
}

function tagsOf(mark: MapMark): Record<string, string | number | boolean> {
  if (mark.kind === 'several') return { count: mark.count, together: mark.together }
  const { slug, placeSlug, title, titleCy, theme } = mark
  return { slug, place: placeSlug, title, titleCy: titleCy ?? title, theme }
}
