import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import type { BaseMap, BaseMapData } from '#infrastructure/map/base-map.ts'
import type { Geocode } from '#infrastructure/map/geocoder.ts'
import type { GeocoderService } from '#infrastructure/map/geocoder-services.ts'
import { distanceMeters, type Position } from '#infrastructure/map/mercator.ts'
import { nameKey, readCoordinates, readPostcode } from './position-rules.ts'

export type FoundPosition = Position & {
  /** How it is called; empty for a position that a phone gave. */
  name: string
  /** Whose geocoder said so, where it was not our own gazetteer. */
  service?: GeocoderService
}

export type PositionOutcome =
  | { ok: true; position: FoundPosition }
  | { ok: false; refusal: 'unknown-postcode' | 'unknown-name' | 'no-postcodes-here' }

interface Powers {
  database: Reader
  baseMap: BaseMap
  near: { id: string } & Position
  /** Asked last, for what we do not know ourselves. */
  geocode?: Geocode | undefined
}

/** Where "near …" is: a postcode or its first half, a neighbourhood, a town, or the position of a phone. */
export async function findPosition(terms: string, powers: Powers): Promise<PositionOutcome> {
  const { database, baseMap, near, geocode } = powers
  const coordinates = readCoordinates(terms)
  if (coordinates) return { ok: true, position: { ...coordinates, name: '' } }
  const postcode = readPostcode(terms)
  if (postcode) return findPostcode(postcode, powers)
  const key = nameKey(terms)
  const found =
    (await findNeighbourhood(database, key, near.id)) ??
    (await findGazetteerName(database, key, near)) ??
    nearest(namesCalled(key, await baseMap()), near) ??
    (key.length >= shortestName ? await geocode?.({ terms, near }) : undefined)
  return found ? { ok: true, position: found } : { ok: false, refusal: 'unknown-name' }
}

/** Nobody else is asked for a letter or two. */
const shortestName = 3

async function findPostcode(
  { outward, inward }: { outward: string; inward: string },
  { database, near, geocode }: Powers,
): Promise<PositionOutcome> {
  // The first half stands for the middle of all that begin with it; what follows is always three letters and digits.
  // A gazetteer of first halves alone will do too.
  const found = await database
    .selectFrom('gazetteerPostcodes')
    .select((select) => [
      select.fn.avg<number | null>('latitude').as('latitude'),
      select.fn.avg<number | null>('longitude').as('longitude'),
    ])
    .where((where) =>
      inward
        ? where('postcode', '=', outward + inward)
        : where.or([where('postcode', '=', outward), where('postcode', 'like', `${outward}___`)]),
    )
    .executeTakeFirst()
  const name = inward ? `${outward} ${inward}` : outward
  if (found?.latitude != null && found.longitude != null)
    return { ok: true, position: { latitude: found.latitude, longitude: found.longitude, name } }
  const elsewhere = await geocode?.({ terms: name, postcode: name, near })
  if (elsewhere) return { ok: true, position: { ...elsewhere, name } }
  // Where first halves alone are known, the middle of its own is near enough, and is named as what it is.
  const first = await database
    .selectFrom('gazetteerPostcodes')
    .select(['postcode as name', 'latitude', 'longitude'])
    .where('postcode', '=', outward)
    .executeTakeFirst()
  if (first) return { ok: true, position: first }
  if (geocode) return { ok: false, refusal: 'unknown-postcode' }
  const any = await database.selectFrom('gazetteerPostcodes').select('postcode').limit(1).executeTakeFirst()
  return { ok: false, refusal: any ? 'unknown-postcode' : 'no-postcodes-here' }
}

async function findNeighbourhood(database: Reader, key: string, placeId: string): Promise<FoundPosition | undefined> {
  const rows = await database
    .selectFrom('neighbourhoods')
    .select(['name', 'nameCy', 'latitude', 'longitude'])
    .where('placeId', '=', placeId)
    .execute()
  const row = rows.find(({ name, nameCy }) => nameKey(name) === key || (nameCy !== null && nameKey(nameCy) === key))
  return row && { name: row.name, latitude: row.latitude, longitude: row.longitude }
}

/** Of several of one name the nearest that matters: a hamlet far away is seldom meant. */
async function findGazetteerName(database: Reader, key: string, near: Position): Promise<FoundPosition | undefined> {
  const { rows } = await sql<FoundPosition & { population: number }>`
    select name, latitude, longitude, population from gazetteer_names where name_key = ${key}
    order by population desc limit 50`.execute(database)
  return nearest(rows, near)
}

interface Called extends Position {
  name: string
  population: number
}

const indexes = new WeakMap<BaseMapData, Map<string, Called[]>>()

/** The towns of this name in any language, as they are called in the one that was asked in. */
function namesCalled(key: string, base: BaseMapData): Called[] {
  const known = indexes.get(base)
  if (known) return known.get(key) ?? []
  const index = new Map<string, Called[]>()
  for (const { name, otherNames, ...at } of base.names)
    for (const called of [name, ...otherNames]) {
      const all = index.get(nameKey(called)) ?? []
      index.set(nameKey(called), [...all, { ...at, name: called }])
    }
  indexes.set(base, index)
  return index.get(key) ?? []
}

const metersAPerson = 1

function nearest(found: Called[], near: Position): FoundPosition | undefined {
  const weight = (one: Position & { population: number }) =>
    distanceMeters(near, one) - Math.min(one.population, 100_000) * metersAPerson
  const [best] = found.toSorted((a, b) => weight(a) - weight(b))
  return best && { name: best.name, latitude: best.latitude, longitude: best.longitude }
}
