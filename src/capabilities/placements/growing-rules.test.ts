import { expect, test } from 'vitest'
import { growthOpensOn, keptViews, viewRefusalOf } from './growing-rules.ts'

test('the three times come by the calendar, over a leap day and a change of clocks', () => {
  expect(([0, 6, 12] as const).map((month) => growthOpensOn('2027-09-06', month))).toEqual([
    ...(['2027-09-06', '2028-03-06', '2028-09-04'] as const),
  ])
})

test('of a view what is said is kept, trimmed and in the order of the attributes', () => {
  const view = (attribute: 'energy' | 'foresight' | 'awareness', said: string, wantsHelp = false) => ({
    ...{ attribute, said, wantsHelp },
  })
  expect(keptViews([view('energy', ' Yes '), view('foresight', '', true), view('awareness', '  ')])).toEqual([
    view('foresight', '', true),
    view('energy', 'Yes'),
  ])
  expect(viewRefusalOf([view('energy', 'x'.repeat(2000))])).toBeUndefined()
  expect(viewRefusalOf([view('energy', 'x'.repeat(2001))])).toBe('too-long')
})
