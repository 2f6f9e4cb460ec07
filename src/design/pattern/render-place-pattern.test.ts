import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { patternKinds, renderPlacePattern } from './render-place-pattern.ts'

const seeds = [
  'brighton',
  'plymouth',
  'southampton',
  'cambridgeshire',
  'ynys-môn',
  'x',
  '',
  ...Array.from({ length: 40 }, (_, seed) => `place-${seed}`),
]

describe.each(patternKinds)('%s', (kind) => {
  test('is always the same for one place and never alike for two', () => {
    const first = seeds.map((seed) => renderPlacePattern({ seed, kind }))
    expect(seeds.map((seed) => renderPlacePattern({ seed, kind }))).toEqual(first)
    expect(new Set(first).size).toBe(seeds.length)
  })

  test('is small enough to send with every page', () => {
    for (const seed of seeds) {
      const { length } = renderPlacePattern({ seed, kind })
      expect(length).toBeGreaterThan(1000)
      expect(length).toBeLessThanOrEqual(14 * 1024)
    }
  })

  test('is a picture that covers its whole width, in the colour asked for', () => {
    const svg = renderPlacePattern({ seed: 'brighton', kind, stroke: '#ff0000' })
    const { width, height, pixels } = new Resvg(svg).render()
    expect([width, height]).toEqual([1200, 500])
    const columns = Array.from({ length: 12 }, (_, part) => {
      for (let y = 0; y < 500; y++) {
        for (let x = part * 100; x < part * 100 + 100; x++) {
          const at = (y * 1200 + x) * 4
          if ((pixels[at + 3] ?? 0) > 100) return [pixels[at + 1], pixels[at + 2]].join()
        }
      }
      return 'nothing'
    })
    expect(new Set(columns)).toEqual(new Set(['0,0']))
  })
})
