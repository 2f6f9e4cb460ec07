import { expect, test } from 'vitest'
import { daysLeft, endOfDay, fallOf, leavingStateOf, mailDue, pastedAddresses } from './leaving-rules.ts'

const now = new Date('2027-06-01T09:00:00Z')
const fallsAt = new Date('2027-07-21T23:00:00Z')
const inDays = (count: number) => new Date(now.getTime() + count * 86_400_000)
const beforeFall = (count: number) => new Date(fallsAt.getTime() - count * 86_400_000)
const running = {
  ...{ confirmedAt: now, inviteFrom: now, calledOffAt: null, fellAt: null, endedAt: null },
  fallsAt,
}

test('a day ends at midnight where we serve, also when the clocks change', () => {
  expect(endOfDay('2027-07-21')).toEqual(fallsAt)
  expect(endOfDay('2027-01-15')).toEqual(new Date('2027-01-16T00:00:00Z'))
  expect(endOfDay('2027-03-28')).toEqual(new Date('2027-03-28T23:00:00Z'))
  expect(endOfDay('2027-10-31')).toEqual(new Date('2027-11-01T00:00:00Z'))
  expect(endOfDay('2027-02-30')).toBeUndefined()
})

test.each([
  ['2027-07-21', { fallsAt }],
  ['2027-06-01', { fallsAt: new Date('2027-06-01T23:00:00Z') }],
  ['2027-05-31', { refusal: 'date-is-past' }],
  ['2032-01-01', { refusal: 'date-is-too-far' }],
  ['21/07/2027', { refusal: 'date-is-wrong' }],
  ['', { refusal: 'date-is-wrong' }],
])('the last day %s', (day, answer) => {
  expect(fallOf(day, now)).toEqual(answer)
})

test.each([
  ['draft', { confirmedAt: null, inviteFrom: null }],
  ['held', { inviteFrom: inDays(1) }],
  ['running', {}],
  ['falling', { fallsAt: now }],
  ['falling', { fellAt: now }],
  ['over', { fellAt: now, endedAt: now }],
  ['called-off', { calledOffAt: now }],
] as const)('is %s', (state, change) => {
  expect(leavingStateOf({ ...running, ...change }, now)).toBe(state)
})

test('counts whole days: none on the day itself', () => {
  expect(daysLeft(fallsAt, new Date('2027-07-12T12:00:00Z'))).toBe(9)
  expect(daysLeft(fallsAt, new Date('2027-07-21T12:00:00Z'))).toBe(0)
  expect(daysLeft(fallsAt, inDays(100))).toBe(0)
})

test.each([
  ['the invitation', { invitedAt: null }, now, 0],
  ['nothing before the invitations go', { invitedAt: null }, inDays(-1), undefined],
  ['nothing after the date', { invitedAt: null }, fallsAt, undefined],
  ['nothing soon after', {}, inDays(5), undefined],
  ['the first reminder 14 days before', {}, beforeFall(14), 1],
  ['nothing a moment earlier', {}, beforeFall(14.01), undefined],
  ['the first one late, where the clock stood still', {}, beforeFall(2), 1],
  ['nothing between the two', { reminders: 1, remindedAt: beforeFall(14) }, beforeFall(4), undefined],
  ['the second 3 days before', { reminders: 1, remindedAt: beforeFall(14) }, beforeFall(3), 2],
  ['no third one, whatever the date', { reminders: 2, remindedAt: beforeFall(40) }, beforeFall(3), undefined],
  ['nothing to those invited yesterday', { invitedAt: beforeFall(3.5) }, beforeFall(3), undefined],
])('%s', (_, change, at, nth) => {
  expect(mailDue({ invitedAt: now, reminders: 0, remindedAt: null, ...change }, running, at)).toBe(nth)
})

test('reads addresses as people paste them, and names what is none', () => {
  expect(pastedAddresses('Ava Khan <Ava@School.example>; ben@school.example,\nben@school.example.\n')).toEqual({
    emails: ['ava@school.example', 'ben@school.example'],
    unread: [],
  })
  expect(pastedAddresses('ava@school\nAva')).toEqual({ emails: [], unread: ['ava@school'] })
})
