import { type Point, simplify, softLine, softRing } from './path.ts'

const columns = 72
const rows = 32
/** Units between two points of the grid. */
const cell = 1200 / (columns - 1)

/** Lines of equal height over a few gentle hills, as on a walker's map. */
export function contours(random: () => number): string[] {
  const heights = hillyGround(random)
  const step = Math.max(...heights) / 18
  const paths: string[] = []
  for (let level = 1; level < 18; level++) {
    const path = trace(heights, level * step)
      .map(({ points, closed }) => soften(points, closed))
      .join('')
    if (path) paths.push(path)
  }
  return paths
}

function hillyGround(random: () => number): number[] {
  const hills = Array.from({ length: 5 }, (_, index) => ({
    x: ((index + 0.15 + random() * 0.7) / 5) * columns,
    y: random() * rows,
    radius: 7 + random() * 8,
    height: 0.55 + random() * 0.55,
  }))
  const turn = random() * 6
  return Array.from({ length: columns * rows }, (_, index) => {
    const x = index % columns
    const y = Math.floor(index / columns)
    const ripple = 0.06 * Math.sin(x / 4.2 + turn) * Math.cos(y / 3.4 + turn)
    return hills.reduce((sum, hill) => {
      const squared = (x - hill.x) ** 2 + ((y - hill.y) * 1.25) ** 2
      return sum + hill.height * Math.exp(-squared / (2 * hill.radius ** 2))
    }, ripple)
  })
}

type Line = { points: Point[]; closed: boolean }

/** Marching squares: where the height crosses `level` on the edges of each cell, chained to lines. */
function trace(heights: number[], level: number): Line[] {
  const at = (x: number, y: number) => (heights[y * columns + x] ?? 0) - level
  const next = new Map<string, string>()
  const places = new Map<string, Point>()
  const cross = (x: number, y: number, down: boolean): string => {
    const from = at(x, y)
    const to = down ? at(x, y + 1) : at(x + 1, y)
    const share = from / (from - to)
    const key = `${x},${y},${down}`
    places.set(key, [(x + (down ? 0 : share)) * cell, (y + (down ? share : 0)) * cell])
    return key
  }
  for (let y = 0; y < rows - 1; y++) {
    for (let x = 0; x < columns - 1; x++) {
      const corners = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)].map((height) => height > 0)
      const edges = [
        () => cross(x, y, false),
        () => cross(x + 1, y, true),
        () => cross(x, y + 1, false),
        () => cross(x, y, true),
      ]
      // Going round the cell, leaving high ground begins a stretch and entering it ends one.
      const leaving = edges.filter((_, side) => corners[side] && !corners[(side + 1) % 4])
      const entering = edges.filter((_, side) => !corners[side] && corners[(side + 1) % 4])
      leaving.forEach((begin, index) => {
        const end = entering[index]
        if (end) next.set(begin(), end())
      })
    }
  }
  return chain(next, places)
}

function chain(next: Map<string, string>, places: Map<string, Point>): Line[] {
  const ends = new Set(next.values())
  // open lines begin at the border, where nothing leads to them
  const starts = [...[...next.keys()].filter((key) => !ends.has(key)), ...next.keys()]
  const lines: Line[] = []
  for (const start of starts) {
    const points: Point[] = []
    let key: string | undefined = start
    while (key !== undefined && next.has(key)) {
      const following = next.get(key)
      next.delete(key)
      const place = places.get(key)
      if (place) points.push(place)
      key = following
    }
    const closed = key === start
    const last = key === undefined ? undefined : places.get(key)
    if (!closed && last) points.push(last)
    if (points.length > 4) lines.push({ points, closed })
  }
  return lines
}

function soften(points: Point[], closed: boolean): string {
  if (!closed) return softLine(simplify(points, 0.7))
  const half = Math.floor(points.length / 2)
  const ring = [
    ...simplify(points.slice(0, half + 1), 0.7).slice(0, -1),
    ...simplify([...points.slice(half), ...points.slice(0, 1)], 0.7).slice(0, -1),
  ]
  return softRing(ring)
}
