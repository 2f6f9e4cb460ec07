// Web Mercator (EPSG:3857) with both axes from 0 to 1, the north-west corner first, as tiles are numbered.

export interface Position {
  latitude: number
  longitude: number
}

/** A closed line of longitude and latitude. */
export type Ring = [number, number][]

export interface Point {
  x: number
  y: number
}

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

const furthestNorth = 85.0511

export function project({ latitude, longitude }: Position): Point {
  const angle = (Math.max(-furthestNorth, Math.min(furthestNorth, latitude)) * Math.PI) / 180
  return { x: (longitude + 180) / 360, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI) }
}

export function unproject({ x, y }: Point): Position {
  return {
    latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
    longitude: x * 360 - 180,
  }
}

/** The bits of both axes woven into one number of `2 * bits` bits: the same as `morton()` in the database. */
export function morton({ x, y }: Point, bits: number): number {
  const [column, row] = [Math.floor(x * 2 ** bits), Math.floor(y * 2 ** bits)]
  let code = 0n
  for (let bit = 0; bit < bits; bit++) {
    code |= BigInt(Math.floor(column / 2 ** bit) % 2) << BigInt(2 * bit)
    code |= BigInt(Math.floor(row / 2 ** bit) % 2) << BigInt(2 * bit + 1)
  }
  return Number(code)
}

const earthRadiusMeters = 6_371_008.8

/** Along the surface (haversine). */
export function distanceMeters(from: Position, to: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const half =
    Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(half)))
}
