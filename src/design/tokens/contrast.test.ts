import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, over, readPalette } from './palette.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const palette = readPalette({ colours: read('./colour.css'), hues: read('./hues.css') })

/** What is written on what. */
const texts: [ink: string, ground: string][] = [
  ...['ink', 'ink-2', 'place', 'bad', 'good', 'warn', 'info'].flatMap((ink) =>
    ['paper', 'card', 'sunk'].map((ground): [string, string] => [ink, ground]),
  ),
  ...['good', 'bad', 'warn', 'info'].map((tone): [string, string] => [tone, `${tone}-tint`]),
  ...['good', 'bad', 'warn', 'info', 'place'].map((tone): [string, string] => ['ink', `${tone}-tint`]),
  ['ink-2', 'place-tint'],
  ['place', 'place-tint'],
  ['place-strong', 'place-tint'],
  ['place', 'info-tint'],
  ['on-place', 'place'],
  ['on-deep', 'deep'],
  ['on-deep-2', 'deep'],
  ['on-deep', 'deep-chip'],
  ['on-waymark', 'waymark'],
  ['on-waymark', 'waymark-pressed'],
]
/** What must be seen beside what. */
const parts: [part: string, ground: string][] = [
  ...['edge', 'place', 'place-mid', 'bad'].flatMap((part) =>
    ['paper', 'card', 'sunk'].map((ground): [string, string] => [part, ground]),
  ),
  ...['good', 'bad', 'warn', 'info'].map((tone): [string, string] => [tone, 'paper']),
  ['place-mid', 'place-tint'],
  ['place', 'place-tint'],
  ['waymark', 'deep'],
  ['waymark', 'halo'],
]

test('the palette is read whole from the style sheet', () => {
  expect(palette.hues).toHaveLength(12)
  expect(palette.names.length).toBeGreaterThan(25)
})

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  describe.each(palette.hues)('%s', (hue) => {
    const colour = (name: string) => palette.colour({ name, hue, scheme })
    const below = (pairs: [string, string][], least: number) =>
      pairs
        .map(([one, other]) => ({ pair: `${one} on ${other}`, times: contrast(colour(one), colour(other)) }))
        .filter(({ times }) => times < least)
    test('what is written is read: 4.5 to 1', () => {
      expect(below(texts, 4.5)).toEqual([])
    })
    test('what is drawn is seen: 3 to 1', () => {
      expect(below(parts, 3)).toEqual([])
    })
    test('words stay readable where a line of the pattern runs under them', () => {
      const line = over({ top: [0.875, 0.953, 1], alpha: 0.26, under: colour('deep') })
      expect(contrast(colour('on-deep'), line)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colour('on-deep-2'), line)).toBeGreaterThanOrEqual(4.5)
    })
    test('focus shows on paper: its yellow or its ring', () => {
      const best = Math.max(contrast(colour('waymark'), colour('paper')), contrast(colour('halo'), colour('paper')))
      expect(best).toBeGreaterThanOrEqual(3)
    })
  })
})
