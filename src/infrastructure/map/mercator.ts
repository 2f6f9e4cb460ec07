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

/** The finest squares that the database knows: 2.4 m at the equator, 1.5 m here. */
const finestBits = 24

/** The middle of a square of the finest level, by its Morton code: within a metre of what lies in it. */
export function pointOfMorton(code: number): Point {
  const side = 2 ** finestBits
  const [high, low] = [Math.floor(code / side), code % side]
  const half = 2 ** (finestBits / 2)
  const x = everySecondBit(high) * half + everySecondBit(low)
  const y = everySecondBit(high >>> 1) * half + everySecondBit(low >>> 1)
  return { x: (x + 0.5) / side, y: (y + 0.5) / side }
}

function everySecondBit(woven: number): number {
  let bits = woven & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >>> 4)) & 0x00ff00ff
  return (bits | (bits >>> 8)) & 0x0000ffff
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
