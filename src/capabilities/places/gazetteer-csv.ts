import { fromNationalGrid } from '#infrastructure/map/national-grid.ts'
import { nameKey, readPostcode } from './position-rules.ts'

/** One line of a gazetteer: what a postcode or a name stands for. */
export type GazetteerEntry =
  | { kind: 'postcode'; postcode: string; latitude: number; longitude: number }
  | {
      kind: 'name'
      name: string
      otherName: string | undefined
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
    const other = column('name_cy', 'alt_name', 'name2', 'other_name')
    const population = column('population')
    return { isHeading: true, read: nameReader({ name, other, population, position }) }
  }
  return publishedReader(first)
}

/** The two tables of Ordnance Survey have no heading: they are told by what stands where. */
function publishedReader(first: string[]): { isHeading: boolean; read: ReadLine } | undefined {
  const numeric = (index: number) => /^-?\d+(\.\d+)?$/.test(first[index] ?? '')
  if (first.length === 10 && readPostcode(first[0] ?? '')?.inward && numeric(1) && numeric(2) && numeric(3)) {
    const position = positionReader({ easting: 2, northing: 3 })
    return position && { isHeading: false, read: postcodeReader(0, position) }
  }
  if (first.length >= 34 && numeric(8) && numeric(9)) {
    const position = positionReader({ easting: 8, northing: 9 })
    if (!position) return undefined
    const read = nameReader({ name: 2, other: 4, population: undefined, position })
    // Roads and postcodes are in the same table.
    return { isHeading: false, read: (cells) => (cells[6] === 'populatedPlace' ? read(cells) : 'of-no-interest') }
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
  other,
  population,
  position: positionOf,
}: {
  name: number
  other: number | undefined
  population: number | undefined
  position: ReadPosition
}): ReadLine {
  return (cells) => {
    const text = cells[name] ?? ''
    if (!nameKey(text)) return { refusal: 'no-name' }
    const position = positionOf(cells)
    if (!position) return { refusal: 'no-position' }
    const otherName = other === undefined ? '' : (cells[other] ?? '')
    const people = population === undefined ? 0 : Math.round(Number(cells[population]))
    return {
      kind: 'name',
      name: text,
      otherName: nameKey(otherName) && nameKey(otherName) !== nameKey(text) ? otherName : undefined,
      population: people > 0 ? people : 0,
      ...position,
    }
  }
}
