export type Point = readonly [x: number, y: number]

/** A polyline with the points left out that lie within `tolerance` of a straight line (Douglas–Peucker). */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 3) return [...points]
  let furthest = 0
  let distance = 0
  points.forEach((point, index) => {
    const away = distanceToLine(point, first, last)
    if (away > distance) {
      distance = away
      furthest = index
    }
  })
  if (distance <= tolerance) return [first, last]
  const before = simplify(points.slice(0, furthest + 1), tolerance)
  return [...before.slice(0, -1), ...simplify(points.slice(furthest), tolerance)]
}

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/** A soft line: curves from the middle of each stretch to the middle of the next, in whole units. */
export function softLine(points: readonly Point[]): string {
  const [first, second] = points
  if (!first || !second) return ''
  const pen = new RelativePen(first)
  points.slice(1, -1).forEach((corner, index) => {
    const next = points[index + 2] ?? corner
    const isLast = index === points.length - 3
    pen.curve(corner, isLast ? next : [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2])
  })
  if (points.length === 2) pen.line(second)
  return pen.path
}

/** A soft closed line through the middles of the stretches of a ring. */
export function softRing(ring: readonly Point[]): string {
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last || ring.length < 3) return ''
  const pen = new RelativePen([(first[0] + last[0]) / 2, (first[1] + last[1]) / 2])
  ring.forEach((corner, index) => {
    const next = ring[(index + 1) % ring.length] ?? corner
    pen.curve(corner, [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2])
  })
  return `${pen.path}z`
}

/** Writes steps from where the pen is, rounded without the error adding up. */
class RelativePen {
  path: string
  private x: number
  private y: number

  constructor([x, y]: Point) {
    this.x = Math.round(x)
    this.y = Math.round(y)
    this.path = `M${this.x} ${this.y}`
  }

  line(to: Point) {
    this.path += `l${this.step(to)}`
    this.move(to)
  }

  curve(by: Point, to: Point) {
    this.path += `q${this.step(by)}${separated(this.step(to))}`
    this.move(to)
  }

  private step([x, y]: Point): string {
    return `${Math.round(x) - this.x}${separated(`${Math.round(y) - this.y}`)}`
  }

  private move([x, y]: Point) {
    this.x = Math.round(x)
    this.y = Math.round(y)
  }
}

const separated = (number: string) => (number.startsWith('-') ? number : ` ${number}`)
