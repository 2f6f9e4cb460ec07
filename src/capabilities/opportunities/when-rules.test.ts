import { expect, test } from 'vitest'
import { isDay, spanOf } from './when-rules.ts'

const at = (text: string) => new Date(text)

test.each([
  // A Thursday in winter: the clocks show what UTC does.
  ['today', '2026-12-03T15:00:00Z', '2026-12-03T15:00:00Z', '2026-12-04T00:00:00Z'],
  ['weekend', '2026-12-03T15:00:00Z', '2026-12-05T00:00:00Z', '2026-12-07T00:00:00Z'],
  ['week', '2026-12-03T15:00:00Z', '2026-12-03T15:00:00Z', '2026-12-10T00:00:00Z'],
  ['2026-12-05', '2026-12-03T15:00:00Z', '2026-12-05T00:00:00Z', '2026-12-06T00:00:00Z'],
  // A Saturday and a Sunday: the weekend that is, not the next one.
  ['weekend', '2026-12-05T15:00:00Z', '2026-12-05T15:00:00Z', '2026-12-07T00:00:00Z'],
  ['weekend', '2026-12-06T15:00:00Z', '2026-12-06T15:00:00Z', '2026-12-07T00:00:00Z'],
  // In summer the day there begins an hour before that of UTC: at 23:30 it is tomorrow.
  ['today', '2026-07-01T23:30:00Z', '2026-07-01T23:30:00Z', '2026-07-02T23:00:00Z'],
  // The night in which the clocks go back has an hour more.
  ['2026-10-25', '2026-10-20T10:00:00Z', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
])('%s, said at %s', (when, now, from, until) => {
  expect(spanOf(when, at(now))).toEqual({ from: at(from), until: at(until) })
})

test.each([
  '',
  'yesterday',
  '2026-12-02',
  '2026-02-30',
  '2026-13-01',
  '26-12-05',
  "today'--",
  '2026-12-05T10:00',
  '9999-12-31',
  '0001-01-01',
])('“%s” means no time to come', (when) => {
  expect(spanOf(when, at('2026-12-03T15:00:00Z'))).toBeUndefined()
})

test('a day is a date of the calendar', () => {
  expect(['2026-02-28', '2099-12-31', '2026-02-29', '9999-12-31', '0001-01-01', 'today'].filter(isDay)).toEqual([
    '2026-02-28',
    '2099-12-31',
  ])
  expect(spanOf('2099-12-31', at('2026-12-03T15:00:00Z'))?.until).toEqual(at('2100-01-01T00:00:00Z'))
})

const terms = [
  { from: '2027-01-04', until: '2027-02-12' },
  { from: '2026-11-02', until: '2026-12-18' },
  { from: '2027-02-22', until: '2027-03-24' },
  // A bank holiday: no holidays of schools.
  { from: '2027-03-27', until: '2027-03-28' },
]

test.each([
  ['2026-12-03T15:00:00Z', '2026-12-19T00:00:00Z', '2027-01-04T00:00:00Z'],
  ['2026-12-24T15:00:00Z', '2026-12-24T15:00:00Z', '2027-01-04T00:00:00Z'],
  ['2027-01-04T09:00:00Z', '2027-02-13T00:00:00Z', '2027-02-22T00:00:00Z'],
])('of the school holidays, at %s', (now, from, until) => {
  expect(spanOf('holidays', at(now), terms)).toEqual({ from: at(from), until: at(until) })
})

test('no holidays are made up where no term follows', () => {
  expect(spanOf('holidays', at('2027-02-22T09:00:00Z'), terms)).toBeUndefined()
  expect(spanOf('holidays', at('2026-12-03T15:00:00Z'), [])).toBeUndefined()
  expect(spanOf('holidays', at('2026-12-03T15:00:00Z'), terms.slice(0, 1))).toBeUndefined()
})
