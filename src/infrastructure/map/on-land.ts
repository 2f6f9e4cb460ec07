import { isInsideRing } from './borders.ts'
import type { Box, Position, Ring } from './mercator.ts'

const boxes = new WeakMap<Ring, Box>()

/** The least box around a line, counted once. */
export function boxOfRing(ring: Ring): Box {
  const known = boxes.get(ring)
  if (known) return known
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [longitude, latitude] of ring) {
    box.west = Math.min(box.west, longitude)
    box.east = Math.max(box.east, longitude)
    box.south = Math.min(box.south, latitude)
    box.north = Math.max(box.north, latitude)
  }
  boxes.set(ring, box)
  return box
}

export function overlaps(one: Box, other: Box): boolean {
  return one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south
}

export function isOnLand(position: Position, land: Ring[]): boolean {
  const { longitude, latitude } = position
  const point = { west: longitude, east: longitude, south: latitude, north: latitude }
  return land.some((ring) => overlaps(boxOfRing(ring), point) && isInsideRing(position, ring))
}

/** How far the coast may be from where it is drawn, and then some: about 3 km. */
const reachDegrees = 0.03
/** How far behind the coast something is put: 100 m, so that it is seen to stand on land; less where the land is narrow. */
const distancesBehind = [0.001, 0.0003, 0.0001]
/** Straight on, then to either side: behind a headland there is water again. */
const turns = [0, 0.6, -0.6, 1.2, -1.2, 1.8, -1.8]

/** The position itself where it is on land, else one just behind the nearest coast; the same where none is near. */
export function ontoLand(position: Position, land: Ring[]): Position {
  if (isOnLand(position, land)) return position
  const nearest = nearestOnCoast(position, land)
  if (!nearest) return position
  const away = Math.atan2(nearest.latitude - position.latitude, nearest.longitude - position.longitude)
  const behind = distancesBehind.flatMap((distance) => turns.map((turn) => shifted(nearest, distance, away + turn)))
  return behind.find((one) => isOnLand(one, land)) ?? nearest
}

function shifted({ longitude, latitude }: Position, distance: number, angle: number): Position {
  return { longitude: longitude + Math.cos(angle) * distance, latitude: latitude + Math.sin(angle) * distance }
}

function nearestOnCoast(position: Position, land: Ring[]): Position | undefined {
  const { longitude: x, latitude: y } = position
  const around = { west: x - reachDegrees, east: x + reachDegrees, south: y - reachDegrees, north: y + reachDegrees }
  // A degree of longitude is shorter than one of latitude.
  const narrow = Math.cos((y * Math.PI) / 180)
  let best: { distance: number; at: Position } | undefined
  for (const ring of land.filter((one) => overlaps(boxOfRing(one), around))) {
    for (let index = 1; index < ring.length; index++) {
      const [x1, y1] = ring[index - 1] ?? [0, 0]
      const [x2, y2] = ring[index] ?? [0, 0]
      if (Math.min(y1, y2) > around.north || Math.max(y1, y2) < around.south) continue
      const [along, up] = [(x2 - x1) * narrow, y2 - y1]
      const share = ((x - x1) * narrow * along + (y - y1) * up) / (along * along + up * up || 1)
      const kept = Math.max(0, Math.min(1, share))
      const at = { longitude: x1 + (x2 - x1) * kept, latitude: y1 + up * kept }
      const distance = Math.hypot((at.longitude - x) * narrow, at.latitude - y)
      if (distance < (best?.distance ?? reachDegrees)) best = { distance, at }
    }
  }
  return best?.at
}
