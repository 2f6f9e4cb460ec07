import { expect, test } from 'vitest'
import { callPhases } from './call.ts'
import { daysLeft, isTaking, phaseAfter, phaseRefusalOf, rightsOfPhases, settlingMinutes } from './call-phase-rules.ts'

const closesAt = new Date('2021-11-26T17:00:00Z')
const settled = settlingMinutes * 60_000
const ms = (count: number, from = closesAt) => new Date(from.getTime() + count)

test('a call goes forward one phase at a time, and never back', () => {
  for (const [index, from] of callPhases.entries())
    for (const to of callPhases) {
      const now = to === 'open' ? closesAt : ms(settled + 1)
      const refusal = phaseRefusalOf({ from, to, closesAt, lastExtension: null, now })
      expect(refusal, `${from} to ${to}`).toBe(callPhases[index + 1] === to ? undefined : 'not-the-next-phase')
    }
  expect(phaseAfter('archived')).toBeUndefined()
})

test('it closes after its deadline and after every longer one, and opens before it', () => {
  const close = { from: 'open', to: 'closed', closesAt } as const
  // What arrived in time is still being written then.
  expect(phaseRefusalOf({ ...close, lastExtension: null, now: ms(settled) })).toBe('before-the-deadline')
  expect(phaseRefusalOf({ ...close, lastExtension: null, now: ms(settled + 1) })).toBeUndefined()
  expect(phaseRefusalOf({ ...close, lastExtension: ms(5), now: ms(settled + 5) })).toBe('before-the-deadline')
  expect(phaseRefusalOf({ ...close, lastExtension: ms(5), now: ms(settled + 6) })).toBeUndefined()
  const open = { from: 'draft', to: 'open', closesAt, lastExtension: null } as const
  expect(phaseRefusalOf({ ...open, now: ms(1) })).toBe('deadline-is-over')
})

test('the deadline itself still counts, a millisecond later does not', () => {
  const call = { applicantsWrite: true, closesAt }
  expect(isTaking(call, { extendedUntil: null, now: closesAt })).toBe(true)
  expect(isTaking(call, { extendedUntil: null, now: ms(1) })).toBe(false)
  expect(isTaking(call, { extendedUntil: ms(10), now: ms(10) })).toBe(true)
  expect(isTaking(call, { extendedUntil: ms(10), now: ms(11) })).toBe(false)
  // Longer for one is never shorter than for everybody.
  expect(isTaking(call, { extendedUntil: ms(-10), now: closesAt })).toBe(true)
  expect(isTaking({ ...call, applicantsWrite: false }, { extendedUntil: null, now: closesAt })).toBe(false)
})

test('nobody reads while applicants write', () => {
  for (const rights of Object.values(rightsOfPhases))
    if (rights.applicantsWrite)
      expect(rights.teamReads || rights.assessorsScore || rights.interviewersScore).toBe(false)
})

test('days are counted down to nothing', () => {
  expect(daysLeft(closesAt, ms(-90 * 86_400_000))).toBe(90)
  expect(daysLeft(closesAt, ms(-1))).toBe(0)
  expect(daysLeft(closesAt, ms(1))).toBe(0)
})
