import { expect, test } from 'vitest'
import { actionRefusalOf, agendaBegins, isInTurn, isOverdue, settledRefusalOf } from './meeting-rules.ts'
import type { Meeting } from './placement.ts'

const now = new Date('2027-06-01T12:00:00Z')

test('an agenda looks back to the last meeting or to the beginning, at most a quarter, and never ahead', () => {
  const yearBegins = new Date('2027-05-03T00:00:00Z')
  const lastHeldAt = new Date('2027-05-17T10:45:00Z')
  expect(agendaBegins({ lastHeldAt, yearBegins, now })).toEqual(lastHeldAt)
  expect(agendaBegins({ lastHeldAt: undefined, yearBegins, now })).toEqual(yearBegins)
  const long = agendaBegins({ lastHeldAt: undefined, yearBegins: new Date('2026-05-03T00:00:00Z'), now })
  expect(now.getTime() - long.getTime()).toBe(92 * 86_400_000)
  expect(agendaBegins({ lastHeldAt: undefined, yearBegins: new Date('2027-09-06T00:00:00Z'), now })).toEqual(now)
})

test('the first meeting that is planned is in turn, and no other', () => {
  const meeting = (number: number, state: Meeting['state'], kind: Meeting['kind'] = 'update') => ({
    ...{ kind, number, state, heldOn: '2027-05-03', startsAt: '10:00', sequence: 0 },
  })
  const meetings = [
    meeting(1, 'held'),
    meeting(2, 'skipped'),
    meeting(3, 'planned'),
    meeting(3, 'planned', 'retrospective'),
  ]
  expect(meetings.map((one) => isInTurn(one, meetings))).toEqual([false, false, true, false])
})

test('nothing is planned for a meeting that is settled, or in a closed place', () => {
  const open = { closedAt: null }
  expect(settledRefusalOf({ state: 'planned' }, open)).toBeUndefined()
  expect(settledRefusalOf({ state: 'held' }, open)).toBe('meeting-is-settled')
  expect(settledRefusalOf({ state: 'skipped' }, open)).toBe('meeting-is-settled')
  expect(settledRefusalOf({ state: 'planned' }, { closedAt: now })).toBe('place-is-closed')
})

test('an action has words and a day that lies ahead; beyond its day it is late while it is open', () => {
  const today = '2027-06-01'
  const agree = (dueOn: string, text = 'Ask') => actionRefusalOf({ text, dueOn }, { today })
  expect([agree('2027-06-01'), agree('2028-07-01')]).toEqual([undefined, undefined])
  expect([agree('2027-05-31'), agree('2028-07-02')]).toEqual(['day-is-out-of-reach', 'day-is-out-of-reach'])
  expect(agree('2027-06-01', ' ')).toBe('nothing-is-said')
  expect(isOverdue({ state: 'open', dueOn: '2027-05-31' }, today)).toBe(true)
  expect(isOverdue({ state: 'open', dueOn: today }, today)).toBe(false)
  expect(isOverdue({ state: 'done', dueOn: '2027-05-31' }, today)).toBe(false)
})
