import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localParts } from '#infrastructure/words/local-time.ts'
import {
  daysAfter,
  isWorkingDay,
  meetingsOfYear,
  momentsOf,
  moveRefusalOf,
  stageAfter,
  wasOverBefore,
} from './year-rules.ts'

const anyDay = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2045-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const weekday = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay()

test('a year has 26 updates a fortnight apart and 4 retrospectives between them, on one day of the week', () => {
  fc.assert(
    fc.property(anyDay, (beginsOn) => {
      const meetings = meetingsOfYear(beginsOn)
      const updates = meetings.filter(({ kind }) => kind === 'update').map(({ heldOn }) => heldOn)
      expect(updates).toHaveLength(26)
      expect(updates[0]).toBe(beginsOn)
      for (const [index, day] of updates.entries()) expect(day).toBe(daysAfter(beginsOn, 14 * index))
      const all = meetings.map(({ heldOn }) => heldOn)
      expect(all).toEqual([...new Set(all)].toSorted())
      expect(new Set(all.map(weekday)).size).toBe(1)
      expect(meetings.filter(({ kind }) => kind === 'retrospective').map(({ number }) => number)).toEqual([1, 2, 3, 4])
      // Within a year, whatever its length.
      expect(all.at(-1)).toBe(daysAfter(beginsOn, 51 * 7))
    }),
  )
})

test('clocks that change and leap days shift no meeting: each begins at ten by the clocks of its day', () => {
  fc.assert(
    fc.property(anyDay, (beginsOn) => {
      for (const meeting of meetingsOfYear(beginsOn)) {
        const moments = momentsOf(meeting)
        expect(moments && localParts(moments.startsAt)).toEqual({ date: meeting.heldOn, time: '10:00' })
        const minutes = moments && (moments.endsAt.getTime() - moments.startsAt.getTime()) / 60_000
        expect(minutes).toBe(meeting.kind === 'update' ? 45 : 120)
      }
    }),
    { numRuns: 30 },
  )
  expect(momentsOf({ kind: 'update', heldOn: '2027-03-26', startsAt: '10:00' })?.startsAt.toISOString()).toContain(
    'T10',
  )
  expect(momentsOf({ kind: 'update', heldOn: '2027-03-29', startsAt: '10:00' })?.startsAt.toISOString()).toContain(
    'T09',
  )
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysAfter('2027-02-28', 1)).toBe('2027-03-01')
})

test('a year begins on a working day, and its stages follow each other to the last', () => {
  expect(['2027-05-03', '2027-05-07', '2027-05-08', '2027-05-09'].map(isWorkingDay)).toEqual([true, true, false, false])
  expect([stageAfter('onboarding'), stageAfter('sustain'), stageAfter('alumni')]).toEqual([
    'diagnose',
    'alumni',
    undefined,
  ])
})

test('a meeting is moved ahead, within its year', () => {
  const year = { beginsOn: '2027-05-03', now: new Date('2027-06-01T12:00:00Z') }
  const to = (heldOn: string, startsAt = '10:00') => moveRefusalOf({ kind: 'update', heldOn, startsAt }, year)
  expect(to('2027-06-02')).toBeUndefined()
  expect(to('2027-06-01', '13:00')).toBe('in-the-past')
  expect(to('2027-06-01', '13:01')).toBeUndefined()
  expect(to('2027-05-31')).toBe('in-the-past')
  expect(to('2027-05-02')).toBe('outside-the-year')
  expect([to('2028-06-01'), to('2028-06-02')]).toEqual([undefined, 'outside-the-year'])
  expect(to('2027-13-40')).toBe('outside-the-year')
})

test('a year was over before it was kept here only when all of it was, by the calendar of London', () => {
  const begun = (begunAt: string) => wasOverBefore({ beginsOn: '2024-02-26', begunAt: new Date(begunAt) })
  // 52 weeks with a leap day in them: the last meeting’s week counts as the year’s.
  expect([begun('2024-02-26T09:00:00Z'), begun('2025-02-23T23:59:00Z'), begun('2025-02-24T00:00:00Z')]).toEqual([
    false,
    false,
    true,
  ])
})
