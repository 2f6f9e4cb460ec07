import { z } from 'zod'
import { type Box, distanceMeters, type Position } from './mercator.ts'
import { fromNationalGrid, toNationalGrid } from './national-grid.ts'

export const geocoderServices = ['postcodes.io', 'os-names', 'nominatim', 'photon'] as const
export type GeocoderService = (typeof geocoderServices)[number]

/** The external geocoder asked for what our own gazetteer does not know. */
export interface GeocoderSetting {
  service: GeocoderService
  /** `https://host`, for geocoders that an operator can host. */
  base?: string
  key?: string
}

export interface GeocoderQuery {
  terms: string
  /** In capitals, with its space, or its first half alone. */
  postcode?: string
  /** A name is looked for around here. */
  near: Position
}

export type NamedPosition = Position & { name: string }

/** How one service is asked, and how its answer is read; what cannot be read throws. */
interface Adapter {
  /** Between two questions, of the whole site. */
  gapMs: number
  addressOf(query: GeocoderQuery, setting: GeocoderSetting): string
  read(body: unknown, query: GeocoderQuery): NamedPosition | undefined
}

/** A name further away than this is another one: about 150 kilometres. */
const reach = { latitude: 1.4, longitude: 2.2 }
const most = '50'

const address = (base: string, fields: Record<string, string | undefined>) => {
  const known = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)
  return `${base}?${new URLSearchParams(known)}`
}

function around({ latitude, longitude }: Position): Box {
  return {
    west: longitude - reach.longitude,
    east: longitude + reach.longitude,
    south: latitude - reach.latitude,
    north: latitude + reach.latitude,
  }
}

/** The nearest of several of one name; postcodes lie where they lie. */
function nearest(found: NamedPosition[], { near, postcode }: GeocoderQuery): NamedPosition | undefined {
  const box = around(near)
  const [best] = found
    .filter((one) => postcode !== undefined || isInside(one, box))
    .toSorted((a, b) => distanceMeters(near, a) - distanceMeters(near, b))
  return best
}

function isInside({ latitude, longitude }: Position, { west, east, south, north }: Box): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

const tight = (text: string) => text.replaceAll(' ', '').toUpperCase()

/** A whole postcode is that very one; a first half, any that begins with it. */
function isThatPostcode(found: string, postcode: string): boolean {
  const [first = '', second] = found.toUpperCase().split(' ')
  return postcode.includes(' ') ? tight(found) === tight(postcode) : first === postcode && second !== ''
}

const onEarth = { latitude: z.number().min(-85).max(85), longitude: z.number().min(-180).max(180) }

const postcodesIoPostcode = z.object({
  result: z.union([
    z.object({ ...onEarth, postcode: z.string() }).transform(({ postcode: name, ...rest }) => ({ name, ...rest })),
    z.object({ ...onEarth, outcode: z.string() }).transform(({ outcode: name, ...rest }) => ({ name, ...rest })),
    // Some postcodes are known and lie nowhere.
    z.object({ latitude: z.null() }).transform(() => undefined),
  ]),
})
const postcodesIoPlaces = z.object({ result: z.array(z.object({ ...onEarth, name_1: z.string() })) })

const postcodesIo: Adapter = {
  gapMs: 100,
  addressOf({ terms, postcode }) {
    const base = 'https://api.postcodes.io'
    if (postcode === undefined) return address(`${base}/places`, { q: terms, limit: most })
    return `${base}/${postcode.includes(' ') ? 'postcodes' : 'outcodes'}/${encodeURIComponent(postcode)}`
  },
  read(body, query) {
    if (query.postcode !== undefined) return postcodesIoPostcode.parse(body).result
    const { result } = postcodesIoPlaces.parse(body)
    return nearest(
      result.map(({ name_1: name, latitude, longitude }) => ({ name, latitude, longitude })),
      query,
    )
  },
}

const osNamesAnswer = z.object({
  results: z
    .array(
      z.object({
        GAZETTEER_ENTRY: z.object({ NAME1: z.string(), GEOMETRY_X: z.number(), GEOMETRY_Y: z.number() }),
      }),
    )
    .default([]),
})

const osNames: Adapter = {
  gapMs: 100,
  addressOf({ terms, postcode, near }, { key }) {
    const box = around(near)
    const low = toNationalGrid({ latitude: box.south, longitude: box.west })
    const high = toNationalGrid({ latitude: box.north, longitude: box.east })
    const bounds = [low.easting, low.northing, high.easting, high.northing].map((one) => Math.max(0, Math.round(one)))
    return address('https://api.os.uk/search/names/v1/find', {
      query: postcode ?? terms,
      maxresults: most,
      bounds: postcode ? undefined : bounds.join(','),
      key,
    })
  },
  read(body, query) {
    const found = osNamesAnswer.parse(body).results.map(({ GAZETTEER_ENTRY: entry }) => ({
      name: entry.NAME1,
      ...fromNationalGrid({ easting: entry.GEOMETRY_X, northing: entry.GEOMETRY_Y }),
    }))
    const { postcode } = query
    return nearest(postcode ? found.filter(({ name }) => isThatPostcode(name, postcode)) : found, query)
  },
}

const nominatimAnswer = z.array(
  z.object({
    lat: z.coerce.number().min(-85).max(85),
    lon: z.coerce.number().min(-180).max(180),
    name: z.string().optional(),
    display_name: z.string(),
  }),
)

const nominatim: Adapter = {
  // The rule of its public server is one a second.
  gapMs: 1100,
  addressOf({ terms, postcode, near }, { base }) {
    const { west, north, east, south } = around(near)
    const where = postcode
      ? { postalcode: postcode }
      : { q: terms, viewbox: [west, north, east, south].join(','), bounded: '1' }
    return address(`${base}/search`, { ...where, format: 'jsonv2', limit: '1' })
  },
  read(body) {
    const [best] = nominatimAnswer.parse(body)
    if (!best) return undefined
    return { name: best.name || (best.display_name.split(',')[0] ?? ''), latitude: best.lat, longitude: best.lon }
  },
}

const photonAnswer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([onEarth.longitude, onEarth.latitude]) }),
      properties: z.object({
        name: z.string().optional(),
        street: z.string().optional(),
        postcode: z.string().optional(),
      }),
    }),
  ),
})

const photon: Adapter = {
  gapMs: 250,
  addressOf({ terms, postcode, near }, { base }) {
    const { west, south, east, north } = around(near)
    return address(`${base}/api/`, {
      q: postcode ?? terms,
      limit: '10',
      lat: String(near.latitude),
      lon: String(near.longitude),
      bbox: postcode ? undefined : [west, south, east, north].join(','),
    })
  },
  read(body, { postcode }) {
    const found = photonAnswer.parse(body).features.map(({ geometry, properties }) => ({
      name: properties.name ?? properties.street ?? properties.postcode ?? '',
      postcode: properties.postcode ?? '',
      longitude: geometry.coordinates[0],
      latitude: geometry.coordinates[1],
    }))
    const best = postcode ? found.find((one) => isThatPostcode(one.postcode, postcode)) : found[0]
    return best && { name: postcode ?? best.name, latitude: best.latitude, longitude: best.longitude }
  },
}

export const adapters: Record<GeocoderService, Adapter> = {
  'postcodes.io': postcodesIo,
  'os-names': osNames,
  nominatim,
  photon,
}
