import type { Position, Ring } from './mercator.ts'

/**
 * Parts the outlines of neighbours into lines that two of them share and lines that only one has: borders and coast.
 * Neighbours share their corners exactly, as published outlines do.
 */
export function partOutlines(rings: Ring[]): { borders: Ring[]; coast: Ring[] } {
  const owners = new Map<string, number>()
  for (const ring of rings)
    for (const [from, to] of segments(ring)) owners.set(keyOf(from, to), (owners.get(keyOf(from, to)) ?? 0) + 1)
  const borders: Ring[] = []
  const coast: Ring[] = []
  const drawn = new Set<string>()
  for (const ring of rings) {
    let line: Ring | undefined
    let lineIsShared = false
    for (const [from, to] of segments(ring)) {
      const key = keyOf(from, to)
      const shared = (owners.get(key) ?? 0) > 1
      // A shared border is drawn once, with the first neighbour.
      if (shared && drawn.has(key)) {
        line = undefined
        continue
      }
      drawn.add(key)
      if (line === undefined || shared !== lineIsShared) {
        line = [from]
        lineIsShared = shared
        ;(shared ? borders : coast).push(line)
      }
      line.push(to)
    }
  }
  return { borders, coast }
}

function* segments(ring: Ring): Generator<[[number, number], [number, number]]> {
  for (let index = 1; index < ring.length; index++) {
    const [from, to] = [ring[index - 1], ring[index]]
    if (from && to) yield [from, to]
  }
}

function keyOf(from: [number, number], to: [number, number]): string {
  const [a, b] = [`${from[0]},${from[1]}`, `${to[0]},${to[1]}`]
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** Whether a position lies inside a closed line: an even number of crossings is outside. */
export function isInsideRing({ longitude, latitude }: Position, ring: Ring): boolean {
  let inside = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [x1 = 0, y1 = 0] = ring[index] ?? []
    const [x2 = 0, y2 = 0] = ring[before] ?? []
    if (y1 > latitude !== y2 > latitude && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
