import { fromNationalGrid } from '#infrastructure/map/national-grid.ts'
import { nameKey, readPostcode } from './position-rules.ts'

/** One line of a gazetteer: what a postcode or a name stands for. */
export type GazetteerEntry =
  | { kind: 'postcode'; postcode: string; latitude: number; longitude: number }
  | {
      kind: 'name'
      name: string
      /** In other languages and spellings. */
      otherNames: string[]
      latitude: number
      longitude: number
      population: number
    }

export type LineRefusal = 'no-position' | 'no-postcode' | 'no-name'

export type ReadLine = (cells: string[]) => GazetteerEntry | { refusal: LineRefusal } | 'of-no-interest'

/**
 * How the lines of a table are to be read, told by its first one: Code-Point Open and OS Open Names as they are published,
 * or any table whose heading names a postcode or a name and where it lies. `undefined` for any other table.
 */
export function readerFor(first: string[]): { isHeading: boolean; read: ReadLine } | undefined {
  const heading = first.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]+/g, '_'))
  const column = (...names: string[]) => {
    const found = names.map((name) => heading.indexOf(name)).find((index) => index >= 0)
    return found
  }
  const position = positionReader({
    latitude: column('latitude', 'lat'),
    longitude: column('longitude', 'long', 'lon', 'lng'),
    easting: column('easting', 'eastings', 'oseast1m', 'geometry_x'),
    northing: column('northing', 'northings', 'osnrth1m', 'geometry_y'),
  })
  const postcode = column('postcode', 'pcds', 'pcd8', 'pcd7', 'pcd', 'outcode')
  const name = column('name', 'name1', 'name_en', 'place')
  if (position && postcode !== undefined) return { isHeading: true, read: postcodeReader(postcode, position) }
  if (position && name !== undefined) {
    const others = heading.flatMap((cell, column) =>
      otherNameColumns.has(cell) && column !== name ? [{ column, between: cell in listed ? ',' : several }] : [],
    )
    const population = column('population')
    return { isHeading: true, read: nameReader({ name, others, population, position }) }
  }
  return publishedReader(first)
}

/** Names beside the first one: in Welsh, Gaelic, Irish, Scots and Cornish, or whatever else a place is called. */
const otherNameColumns = new Set([
  ...['name', 'name1', 'name2', 'name_en', 'name_cy', 'name_gd', 'name_ga', 'name_sco', 'name_kw'],
  ...['alt_name', 'alt_names', 'other_name', 'other_names', 'alternatenames', 'alternate_names', 'asciiname'],
])

/** Several names in one cell; a comma is part of a name, except where GeoNames lists them. */
const several = /\s*[|;]\s*/
const listed = { alternatenames: true, alternate_names: true }

interface OtherNames {
  column: number
  between: RegExp | string
}

/** The tables of Ordnance Survey and GeoNames have no heading: they are told by what stands where. */
function publishedReader(first: string[]): { isHeading: boolean; read: ReadLine } | undefined {
  const numeric = (index: number) => /^-?\d+(\.\d+)?$/.test(first[index] ?? '')
  if (first.length === 10 && readPostcode(first[0] ?? '')?.inward && numeric(1) && numeric(2) && numeric(3)) {
    const position = positionReader({ easting: 2, northing: 3 })
    return position && { isHeading: false, read: postcodeReader(0, position) }
  }
  if (first.length >= 34 && numeric(8) && numeric(9)) {
    const position = positionReader({ easting: 8, northing: 9 })
    if (!position) return undefined
    const read = nameReader({ name: 2, others: [{ column: 4, between: several }], population: undefined, position })
    // Roads and postcodes are in the same table.
    return { isHeading: false, read: (cells) => (cells[6] === 'populatedPlace' ? read(cells) : 'of-no-interest') }
  }
  if (first.length === 19 && numeric(0) && numeric(4) && numeric(5) && numeric(14)) {
    const position = positionReader({ latitude: 4, longitude: 5 })
    if (!position) return undefined
    const read = nameReader({
      name: 1,
      others: [2, 3].map((column) => ({ column, between: ',' })),
      population: 14,
      position,
    })
    // P are towns and villages; hills, farms and hotels are in the same table.
    return { isHeading: false, read: (cells) => (cells[6] === 'P' ? read(cells) : 'of-no-interest') }
  }
  return undefined
}

type ReadPosition = (cells: string[]) => { latitude: number; longitude: number } | undefined
type Columns = Partial<Record<'latitude' | 'longitude' | 'easting' | 'northing', number | undefined>>

function positionReader({ latitude, longitude, easting, northing }: Columns): ReadPosition | undefined {
  const number = (text: string | undefined) => (text ? Number(text) : Number.NaN)
  if (latitude !== undefined && longitude !== undefined)
    return (cells) => onEarth({ latitude: number(cells[latitude]), longitude: number(cells[longitude]) })
  if (easting === undefined || northing === undefined) return undefined
  return (cells) => {
    const grid = { easting: number(cells[easting]), northing: number(cells[northing]) }
    // Nought and nought stand for "not known".
    return grid.easting > 0 && grid.northing > 0 ? onEarth(fromNationalGrid(grid)) : undefined
  }
}

function onEarth(position: { latitude: number; longitude: number }) {
  return Math.abs(position.latitude) <= 85 && Math.abs(position.longitude) <= 180 ? position : undefined
}

function postcodeReader(column: number, positionOf: ReadPosition): ReadLine {
  return (cells) => {
    const parts = readPostcode(cells[column] ?? '')
    if (!parts) return { refusal: 'no-postcode' }
    const position = positionOf(cells)
    return position
      ? { kind: 'postcode', postcode: parts.outward + parts.inward, ...position }
      : { refusal: 'no-position' }
  }
}

function nameReader({
  name,
  others,
  population,
  position: positionOf,
}: {
  name: number
  others: OtherNames[]
  population: number | undefined
  position: ReadPosition
}): ReadLine {
  return (cells) => {
    const text = cells[name] ?? ''
    if (!nameKey(text)) return { refusal: 'no-name' }
    const position = positionOf(cells)
    if (!position) return { refusal: 'no-position' }
    const otherNames = others.flatMap(({ column, between }) => (cells[column] ?? '').split(between))
    const people = population === undefined ? 0 : Math.round(Number(cells[population]))
    return {
      kind: 'name',
      name: text,
      otherNames: differing(text, otherNames),
      population: people > 0 ? people : 0,
      ...position,
    }
  }
}

/** Those that are found by other words than the name itself, each once. */
function differing(name: string, others: string[]): string[] {
  const byKey = new Map(others.map((other) => [nameKey(other), other]))
  byKey.delete('')
  byKey.delete(nameKey(name))
  return [...byKey.values()]
}
