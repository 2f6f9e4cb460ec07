import { expect, test } from 'vitest'
import { atLocalTime, isLeaptOver, localParts, readMoment } from './local-time.ts'

const at = (date: string, hour: number, minute = 30) => atLocalTime(date, { hour, minute })?.toISOString()

test('a time that the clocks show twice is the first, and says the same whenever it is read again', () => {
  expect(at('2026-10-25', 0)).toBe('2026-10-24T23:30:00.000Z')
  expect(at('2026-10-25', 1)).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-10-25', 2)).toBe('2026-10-25T02:30:00.000Z')
  const first = readMoment('2026-10-25T01:30')
  const { date, time } = localParts(first ?? new Date(0))
  expect(readMoment(`${date}T${time}`)).toEqual(first)
})

test('a time that the clocks leap over is as late as if they had not, and can be told', () => {
  expect(at('2027-03-28', 0)).toBe('2027-03-28T00:30:00.000Z')
  expect(at('2027-03-28', 1)).toBe('2027-03-28T01:30:00.000Z')
  expect(at('2027-03-28', 2)).toBe('2027-03-28T01:30:00.000Z')
  expect(['2027-03-28T01:30', '2027-03-28T01:00', '28/3/2027 1:59'].map(isLeaptOver)).toEqual([true, true, true])
  expect(['2027-03-28T00:59', '2027-03-28T02:00', '2026-10-25T01:30', 'soon'].map(isLeaptOver)).toEqual([
    ...[false, false, false, false],
  ])
})

test('a day that is in no calendar has no time', () => {
  expect([at('2027-02-29', 10), at('2027-13-01', 10), at('then', 10)]).toEqual([undefined, undefined, undefined])
  expect(at('2028-02-29', 10)).toBe('2028-02-29T10:30:00.000Z')
})
