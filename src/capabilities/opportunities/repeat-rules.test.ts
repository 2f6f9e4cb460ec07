import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, datesOf, type Weekday, weekdayOf } from './repeat-rules.ts'

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<Weekday>, { minLength: 1 })

test('every date of a repeat is one of its days, in its weeks, between its ends and not left out', () => {
  fc.assert(
    fc.property(
      date,
      fc.nat(400),
      days,
      fc.constantFrom(1, 2),
      fc.nat(60),
      fc.nat(20),
      (from, length, on, everyWeeks, gap, gapDays) => {
        const until = addDays(from, length)
        const left = { from: addDays(from, gap), until: addDays(from, gap + gapDays) }
        const all = datesOf({ from, until, days: on, everyWeeks, leaveOut: [] }, { most: 1000 })
        const dates = datesOf({ from, until, days: on, everyWeeks, leaveOut: [left] }, { most: 1000 })
        expect(dates).toEqual(all.filter((one) => one < left.from || one > left.until))
        expect(all).toEqual([...new Set(all)].sort())
        for (const one of all) {
          expect(on).toContain(weekdayOf(one))
          expect(one >= from && one <= until).toBe(true)
        }
        // Every week has them all; every second week has those of every second week.
        const weekly = datesOf({ from, until, days: on, everyWeeks: 1, leaveOut: [] }, { most: 1000 })
        expect(weekly).toEqual(expect.arrayContaining(all))
        if (everyWeeks === 1) expect(all).toEqual(weekly)
        else for (const one of all) expect(all).not.toContain(addDays(one, 7))
      },
    ),
  )
})

test('one more than the most says that there are more', () => {
  const daily = {
    from: '2027-01-01',
    until: '2027-12-31',
    days: [0, 1, 2, 3, 4, 5, 6] as const,
    everyWeeks: 1,
    leaveOut: [],
  }
  expect(datesOf(daily, { most: 200 })).toHaveLength(201)
  expect(datesOf(daily, { most: 365 })).toHaveLength(365)
})
