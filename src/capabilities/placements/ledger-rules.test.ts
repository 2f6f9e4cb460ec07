import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paceOf, weekOf, weekRefusalOf, weeksUntil } from './ledger-rules.ts'
import { daysAfter } from './year-rules.ts'

const anyDay = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2045-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('a week begins on its Monday, whatever clocks and leap days do', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const monday = weekOf(day)
      expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1)
      expect(monday <= day && day < daysAfter(monday, 7)).toBe(true)
    }),
  )
  expect([weekOf('2028-02-29'), weekOf('2027-03-28'), weekOf('2027-03-29')]).toEqual([
    '2028-02-28',
    '2027-03-22',
    '2027-03-29',
  ])
})

test('a year has 52 weeks, each writable once it has begun', () => {
  const beginsOn = '2027-05-05'
  expect(weeksUntil({ beginsOn, today: '2027-05-02' })).toEqual([])
  expect(weeksUntil({ beginsOn, today: '2027-05-03' })).toEqual(['2027-05-03'])
  expect(weeksUntil({ beginsOn, today: '2027-05-16' })).toEqual(['2027-05-10', '2027-05-03'])
  expect(weeksUntil({ beginsOn, today: '2030-01-01' })).toHaveLength(52)
  const write = (weekOn: string, halfDays: number) =>
    weekRefusalOf(
      { weekOn, cells: [{ duty: 'events', work: 'existing', halfDays }] },
      { beginsOn, today: '2027-05-12' },
    )
  expect([write('2027-05-10', 14), write('2027-05-10', 15)]).toEqual([undefined, 'too-many-half-days'])
  for (const week of ['2027-05-17', '2027-04-26', '2027-05-11']) expect(write(week, 1)).toBe('week-is-out-of-reach')
})

test('the forecast is what was given and the average of the last eight whole weeks for each that is left', () => {
  const beginsOn = '2027-05-03'
  const week = (index: number, halfDays: number) => ({ weekOn: daysAfter(beginsOn, index * 7), halfDays })
  expect(paceOf([], { beginsOn, today: beginsOn })).toEqual({ given: 0, even: 0, forecast: undefined })
  // In the first week nothing is known, in the second one week is.
  expect(paceOf([week(0, 4)], { beginsOn, today: '2027-05-09' }).forecast).toBeUndefined()
  expect(paceOf([week(0, 4)], { beginsOn, today: '2027-05-10' })).toEqual({ given: 4, even: 5, forecast: 208 })
  // Of ten whole weeks the last eight count; this week, unfinished, neither lowers nor raises it.
  const ten = [10, 10, ...Array.from({ length: 8 }, () => 2)].map((halfDays, index) => week(index, halfDays))
  const today = daysAfter(beginsOn, 70)
  expect(paceOf(ten, { beginsOn, today })).toEqual({ given: 36, even: 46, forecast: 36 + 2 * 42 })
  expect(paceOf([...ten, week(10, 14)], { beginsOn, today }).forecast).toBe(36 + 2 * 42)
  // Once it is over, it is what was given.
  expect(paceOf(ten, { beginsOn, today: daysAfter(beginsOn, 364) })).toEqual({ given: 36, even: 240, forecast: 36 })
})
