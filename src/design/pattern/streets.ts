import { type Point, softLine } from './path.ts'

type Block = { x: number; y: number; width: number; height: number; depth: number }

/** The plan of a town: blocks between streets on a slant, a square or two, and a river through them. */
export function streets(random: () => number): string[] {
  const slant = (random() < 0.5 ? -1 : 1) * (0.14 + random() * 0.16)
  const place = ([x, y]: Point): Point => [
    600 + (x - 600) * Math.cos(slant) - (y - 250) * Math.sin(slant),
    250 + (x - 600) * Math.sin(slant) + (y - 250) * Math.cos(slant),
  ]
  const bend = random() * 6
  const stream = (x: number) => 310 + 70 * Math.sin(x / 260 + bend) + x * 0.06
  const blocks = split({ x: -140, y: -260, width: 1480, height: 1020, depth: 0 }, random)
  const kerbs = blocks
    .map((block) => kerb(block).map(place))
    .filter((corners) => isInSight(corners) && !isWet(corners, stream))
  const banks = [-16, 16].map((side) => {
    const points: Point[] = []
    for (let x = -40; x <= 1240; x += 80) points.push([x, stream(x) + side])
    return softLine(points)
  })
  const outlines = kerbs.map((corners) => `M${corners.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}z`)
  return [outlines.join(''), banks.join('')]
}

function split(block: Block, random: () => number): Block[] {
  const { x, y, width, height, depth } = block
  const small = Math.max(width, height) < 110
  if (small || (depth > 6 && random() < 0.25)) return [block]
  const share = 0.36 + random() * 0.28
  const halves: Block[] =
    width > height * (0.8 + random() * 0.5)
      ? [
          { x, y, width: width * share, height, depth: depth + 1 },
          { x: x + width * share, y, width: width * (1 - share), height, depth: depth + 1 },
        ]
      : [
          { x, y, width, height: height * share, depth: depth + 1 },
          { x, y: y + height * share, width, height: height * (1 - share), depth: depth + 1 },
        ]
  return halves.flatMap((half) => split(half, random))
}

/** A block's border, half a street in. */
function kerb({ x, y, width, height, depth }: Block): Point[] {
  const street = depth % 3 === 0 ? 9 : 6
  return [
    [x + street, y + street],
    [x + width - street, y + street],
    [x + width - street, y + height - street],
    [x + street, y + height - street],
  ]
}

function isInSight(corners: Point[]): boolean {
  return corners.some(([x, y]) => x > 0 && x < 1200 && y > 0 && y < 500)
}

/** No house stands in the river, or with a corner on either bank. */
function isWet(corners: Point[], stream: (x: number) => number): boolean {
  const sides = corners.map(([x, y]) => y - stream(x))
  return Math.min(...sides) < 22 && Math.max(...sides) > -22
}
