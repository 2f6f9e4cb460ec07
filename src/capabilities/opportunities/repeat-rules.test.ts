import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, datesOf, type Weekday, weekdayOf } from './repeat-rules.ts'

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const
const most = { most: 1000 }

test('the calendar goes on over months, years and a leap day, forwards and back', () => {
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01')
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(addDays('2027-03-01', -1)).toBe('2027-02-28')
  expect(addDays('1969-12-31', 0)).toBe('1969-12-31')
  expect(weekdayOf('2027-01-05')).toBe(2)
})

test('every week, both ends included, but for the days that are left out', () => {
  const tuesdays = { from: '2027-01-05', until: '2027-02-02', days: [2] as const, everyWeeks: 1 }
  expect(datesOf({ ...tuesdays, leaveOut: [] }, most)).toEqual([
    '2027-01-05',
    '2027-01-12',
    '2027-01-19',
    '2027-01-26',
    '2027-02-02',
  ])
  const leaveOut = [
    { from: '2027-01-12', until: '2027-01-19' },
    { from: '2027-02-02', until: '2027-02-02' },
  ]
  expect(datesOf({ ...tuesdays, leaveOut }, most)).toEqual(['2027-01-05', '2027-01-26'])
  expect(datesOf({ ...tuesdays, leaveOut: [], within: leaveOut }, most)).toEqual([
    '2027-01-12',
    '2027-01-19',
    '2027-02-02',
  ])
  expect(datesOf({ ...tuesdays, leaveOut: [], within: [] }, most)).toEqual([])
})

test('every second week counts weeks from Monday, from the week of the first date', () => {
  // A Sunday and the Monday after it are in two weeks; a Monday and the Sunday after it are in one.
  const weekend = { from: '2027-01-03', until: '2027-01-31', days: [0, 1] as const, everyWeeks: 2, leaveOut: [] }
  expect(datesOf(weekend, most)).toEqual(['2027-01-03', '2027-01-11', '2027-01-17', '2027-01-25', '2027-01-31'])
  expect(datesOf({ ...weekend, from: '2027-01-04' }, most)).toEqual([
    '2027-01-04',
    '2027-01-10',
    '2027-01-18',
    '2027-01-24',
  ])
})

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const weekdays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<Weekday>, { minLength: 1 })

test('whatever is asked, each date is one of its days, in its weeks, between its ends and not left out', () => {
  fc.assert(
    fc.property(date, fc.nat(400), weekdays, fc.nat(60), fc.nat(20), (from, length, days, gap, gapDays) => {
      const until = addDays(from, length)
      const left = { from: addDays(from, gap), until: addDays(from, gap + gapDays) }
      const weekly = { from, until, days, everyWeeks: 1, leaveOut: [] }
      const all = datesOf(weekly, most)
      expect(all).toEqual(datesOf({ ...weekly, days: everyDay }, most).filter((one) => days.includes(weekdayOf(one))))
      expect(all).toEqual([...new Set(all)].sort())
      expect(all.every((one) => one >= from && one <= until)).toBe(true)
      expect(datesOf({ ...weekly, leaveOut: [left] }, most)).toEqual(
        all.filter((one) => one < left.from || one > left.until),
      )
      const fortnightly = datesOf({ ...weekly, everyWeeks: 2 }, most)
      expect(fortnightly[0]).toBe(all[0])
      expect(all).toEqual(expect.arrayContaining(fortnightly))
      for (const one of fortnightly) expect(fortnightly).not.toContain(addDays(one, 7))
    }),
  )
})

test('one more than the most says that there are more', () => {
  const daily = { from: '2027-01-01', until: '2027-12-31', days: everyDay, everyWeeks: 1, leaveOut: [] }
  expect(datesOf(daily, { most: 200 })).toHaveLength(201)
  expect(datesOf(daily, { most: 365 })).toHaveLength(365)
})
