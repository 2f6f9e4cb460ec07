import { expect, test } from 'vitest'
import { labelOf } from './label-rules.ts'
import type { LabelCriterion, LabelFacts } from './quality-label.ts'

/** Just enough of everything. */
const enough: LabelFacts = {
  ...{ organisations: 10, quiet: 5, hidden: 0, late: 0, listings: 20, fresh: 18, pathways: 1, broken: 0 },
  ...{ consultations: 1, past: 4, held: 3, openExit: undefined },
}

test('a place holds the label with just enough of everything', () => {
  const { isHeld, standings } = labelOf(enough)
  expect(isHeld).toBe(true)
  expect(standings.find(({ criterion }) => criterion === 'active')).toEqual({
    ...{ criterion: 'active', isMet: true, count: 5, outOf: 10 },
  })
  expect(labelOf({ ...enough, openExit: 0, past: 30, held: 0 }).isHeld).toBe(true)
})

test.each<[LabelCriterion, Partial<LabelFacts>]>([
  ['active', { quiet: 6 }],
  ['active', { organisations: 4, quiet: 0 }],
  ['active', { organisations: 0, quiet: 0 }],
  ['safeguarding', { hidden: 1 }],
  ['reviews', { late: 1 }],
  ['fresh', { fresh: 17 }],
  ['fresh', { listings: 0, fresh: 0 }],
  ['pathways', { pathways: 0 }],
  ['pathways', { pathways: 3, broken: 1 }],
  ['asked', { consultations: 0 }],
  ['year', { held: 2 }],
  ['year', { past: 0, held: 0 }],
  ['year', { openExit: 1 }],
])('and loses it by %s alone when %o', (criterion, change) => {
  const { isHeld, standings } = labelOf({ ...enough, ...change })
  expect(isHeld).toBe(false)
  expect(standings.filter(({ isMet }) => !isMet).map((one) => one.criterion)).toEqual([criterion])
})
