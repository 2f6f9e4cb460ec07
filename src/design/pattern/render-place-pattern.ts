import { contours } from './contours.ts'
import { randomFrom } from './random.ts'
import { streets } from './streets.ts'
import { waves } from './waves.ts'

export type PatternKind = (typeof patternKinds)[number]
export const patternKinds = ['contours', 'waves', 'streets'] as const

type PlacePattern = {
  /** The same seed always gives the same pattern: a place's slug. */
  seed: string
  kind: PatternKind
  /** A colour that SVG knows. Light, since it lies on the place's deep colour; no style sheet reaches into an `<img>`. */
  stroke?: string
}

const draw: Record<PatternKind, (random: () => number) => string[]> = { contours, waves, streets }

/** A place's own quiet pattern as a whole SVG file, 1200 by 500, cropped to whatever it must fill. */
export function renderPlacePattern({ seed, kind, stroke = '#dff3ff' }: PlacePattern): string {
  const paths = draw[kind](randomFrom(`${kind}:${seed}`))
  const lines = paths.map((path) => `<path d="${path}"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="500" viewBox="0 0 1200 500" preserveAspectRatio="xMidYMid slice" fill="none" stroke="${stroke}" stroke-width="1.2" stroke-linejoin="round">${lines}</svg>`
}
