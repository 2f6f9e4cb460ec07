import { expect, test } from 'vitest'
import { answerRefusalOf, asksGuardian, endOf, receiverClosedBy, senderRefusalOf } from './introduction-rules.ts'

const open = { isEmployer: true, isApproved: true, isHidden: false, isSafe: true, vacancy: null }
const ash = { age: '16-17', name: 'Ash', emails: ['ash@home.example'] } as const
const chosen = { nameShown: true, addressShown: false, guardianEmail: null, consent: 'own' } as const

test.each([
  [{}, undefined],
  [{ isEmployer: false }, 'no-employer'],
  [{ isEmployer: false, vacancy: { id: 'x', title: 'Cook', titleCy: null } }, undefined],
  [{ isApproved: false }, 'takes-no-part'],
  [{ isHidden: true }, 'hides-introductions'],
  [{ isSafe: false }, 'not-safe'],
])('an employer that is %o is closed by %s', (more, by) => {
  expect(receiverClosedBy({ ...open, ...more })).toBe(by)
})

test('people introduce themselves from 16 on, and show an address from 18 on', () => {
  expect(senderRefusalOf({ ...ash, age: undefined }, chosen)).toBe('age-is-missing')
  expect(senderRefusalOf({ ...ash, age: '13-15' }, chosen)).toBe('not-at-your-age')
  expect(senderRefusalOf(ash, chosen)).toBeUndefined()
  expect(senderRefusalOf(ash, { ...chosen, addressShown: true })).toBe('address-of-a-child')
  expect(senderRefusalOf({ ...ash, age: '18-24' }, { ...chosen, addressShown: true })).toBeUndefined()
  expect(senderRefusalOf({ ...ash, name: '' }, chosen)).toBe('name-is-missing')
  expect(senderRefusalOf({ ...ash, name: '' }, { ...chosen, nameShown: false })).toBeUndefined()
})

test('where the place says so a guardian is asked by name for people of 16 and 17, and is not the learner', () => {
  const asked = { ...chosen, nameShown: false, consent: 'guardian' } as const
  expect(asksGuardian(asked, '16-17')).toBe(true)
  expect(asksGuardian(asked, '18-24')).toBe(false)
  expect(asksGuardian(chosen, '16-17')).toBe(false)
  expect(senderRefusalOf(ash, asked)).toBe('guardian-is-missing')
  expect(senderRefusalOf(ash, { ...asked, guardianEmail: ' Ash@Home.example' })).toBe('guardian-is-you')
  expect(senderRefusalOf(ash, { ...asked, guardianEmail: 'mum@home.example' })).toBeUndefined()
  expect(senderRefusalOf({ ...ash, name: '' }, { ...asked, guardianEmail: 'mum@home.example' })).toBe('name-is-missing')
})

test('a yes says how to get in touch, a no says why', () => {
  expect(answerRefusalOf({ accepts: true, reason: null, answer: ' ' })).toBe('answer-is-missing')
  expect(answerRefusalOf({ accepts: true, reason: null, answer: 'Ring us' })).toBeUndefined()
  expect(answerRefusalOf({ accepts: false, reason: null, answer: 'No' })).toBe('reason-is-missing')
  expect(answerRefusalOf({ accepts: false, reason: 'filled', answer: '' })).toBeUndefined()
  expect(answerRefusalOf({ accepts: false, reason: 'filled', answer: 'x'.repeat(601) })).toBe('too-long')
})

test('one is read for 90 days; a guardian has 14', () => {
  const now = new Date('2026-03-01T00:00:00Z')
  expect(endOf(now, { isWaiting: false })).toEqual(new Date('2026-05-30T00:00:00Z'))
  expect(endOf(now, { isWaiting: true })).toEqual(new Date('2026-03-15T00:00:00Z'))
})
