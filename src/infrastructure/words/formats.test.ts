import { expect, test } from 'vitest'
import { dayAndTime, sessionTime, shortDayAndTime } from './formats.ts'

const session = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })

test('says a session by the clocks of the place', () => {
  expect(sessionTime('en', session('2026-06-05T09:00:00Z', '2026-06-05T11:30:00Z'))).toBe('Fri 5 June, 10am–12.30pm')
  expect(sessionTime('cy', session('2026-06-05T09:00:00Z', '2026-06-05T11:30:00Z'))).toMatch(/10:00–12:30$/)
  expect(sessionTime('en', session('2026-06-05T20:00:00Z', '2026-06-06T08:00:00Z'))).toBe(
    'Fri 5 June, 9pm–Sat 6 June, 9am',
  )
})

test('says no time for whole days', () => {
  expect(dayAndTime('en', new Date('2026-06-04T23:00:00Z'))).toBe('Fri 5 June')
  const newYear = new Date('2027-01-05T18:00:00Z')
  expect(dayAndTime('en', newYear, new Date('2026-11-28T12:00:00Z'))).toBe('Tue 5 January 2027, 6pm')
  expect(dayAndTime('cy', newYear, new Date('2026-11-28T12:00:00Z'))).toBe('Maw 5 Ionawr 2027, 18:00')
  expect(dayAndTime('en', newYear, new Date('2027-01-01T00:00:00Z'))).toBe('Tue 5 January, 6pm')
  expect(sessionTime('en', session('2026-06-04T23:00:00Z', '2026-06-05T23:00:00Z'))).toBe('Fri 5 June')
  expect(sessionTime('en', session('2026-06-04T23:00:00Z', '2026-06-07T23:00:00Z'))).toBe('Fri 5 June–Sun 7 June')
})

test('says the time of what begins at midnight and is no whole day', () => {
  expect(sessionTime('en', session('2027-01-12T00:00:00Z', '2027-01-12T01:00:00Z'))).toBe('Tue 12 January, 12am–1am')
})

test('says the year of what is most of a year away, where it is known from when', () => {
  const now = new Date('2026-11-28T12:00:00Z')
  const at = (day: string) => sessionTime('en', session(`${day}T10:00:00Z`, `${day}T12:00:00Z`), now)
  expect(at('2027-01-05')).toBe('Tue 5 January, 10am–12pm')
  expect(at('2027-12-07')).toBe('Tue 7 December 2027, 10am–12pm')
  expect(at('2028-02-29')).toBe('Tue 29 February 2028, 10am–12pm')
})

test('a short day names its month in short, and its year where it is another one', () => {
  const now = new Date('2026-11-28T12:00:00Z')
  expect(shortDayAndTime('en', new Date('2026-12-05T10:00:00Z'), now)).toBe('Sat 5 Dec, 10am')
  expect(shortDayAndTime('cy', new Date('2026-12-05T10:00:00Z'), now)).toBe('Sad 5 Rhag, 10:00')
  expect(shortDayAndTime('en', new Date('2026-12-05T00:00:00Z'), now)).toBe('Sat 5 Dec')
  expect(shortDayAndTime('en', new Date('2027-01-05T18:00:00Z'), now)).toBe('Tue 5 January 2027, 6pm')
})
