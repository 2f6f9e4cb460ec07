import { expect, test } from 'vitest'
import { dayAndTime, sessionTime } from './formats.ts'

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
  expect(sessionTime('en', session('2026-06-04T23:00:00Z', '2026-06-05T23:00:00Z'))).toBe('Fri 5 June')
  expect(sessionTime('en', session('2026-06-04T23:00:00Z', '2026-06-07T23:00:00Z'))).toBe('Fri 5 June–Sun 7 June')
})
