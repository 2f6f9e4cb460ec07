import { type Point, softLine } from './path.ts'

/** Swell seen from a cliff: long waves, closer together towards the horizon. */
export function waves(random: () => number): string[] {
  const turn = random() * 6
  const long = 110 + random() * 70
  const drift = 0.32 + random() * 0.3
  const paths: string[] = []
  for (let row = 0; row < 19; row++) {
    const depth = row / 18
    const height = 7 + depth * 24
    const y = -10 + 60 * depth + 470 * depth ** 1.35
    const points: Point[] = []
    for (let x = -20; x <= 1240; x += 42) {
      const swell = Math.sin(x / (long * (0.45 + depth * 0.55)) + turn + row * drift)
      points.push([x, y + height * swell + 4 * Math.sin(x / 61 + row * 1.7 + turn)])
    }
    paths.push(softLine(points))
  }
  return paths
}
