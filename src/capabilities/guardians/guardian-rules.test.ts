import { expect, test } from 'vitest'
import { childOfName, guardianStateOf, handoversSince, isSameOffer, waitedSince } from './guardian-rules.ts'

const child = (childName: string) => ({ childId: childName, childName })
const now = new Date('2026-06-05T09:00:00Z')

test.each([
  ['Ash Jones', 'Ash Jones'],
  ['  ASH  jones ', 'Ash Jones'],
  ['Ásh Jones', 'Ash Jones'],
  // The one who can be meant by a part of the name.
  ['Ash', 'Ash Jones'],
  ['Ash Jones Price', 'Ash Jones'],
  ['Bo', 'Bo'],
  ['Bo Jones', 'Bo'],
  // Part of a word is nobody's name.
  ['As', undefined],
  ['Bobby', undefined],
  ['Cai', undefined],
  ['', undefined],
  [null, undefined],
])('%j on a badge is %j of Ash Jones and Bo', (name, meant) => {
  expect(childOfName(name, [child('Ash Jones'), child('Bo')])?.childName).toBe(meant)
})

test('a name that two children could bear is asked about', () => {
  const twins = [child('Ash Jones'), child('Ash Price')]
  expect(childOfName('Ash', twins)).toBeUndefined()
  expect(childOfName('Ash Price', twins)).toBe(twins[1])
  expect(childOfName('Ash Jones', [child('Ash Jones'), child('ash jones')])).toBeUndefined()
})

test('a guardian is verified until they are revoked', () => {
  expect(guardianStateOf({ verifiedAt: null, revokedAt: null })).toBe('waiting')
  expect(guardianStateOf({ verifiedAt: now, revokedAt: null })).toBe('verified')
  expect(guardianStateOf({ verifiedAt: now, revokedAt: now })).toBe('revoked')
})

test('a guardian whom nobody verifies is forgotten after 30 days, an offer to hand over after 14', () => {
  expect(waitedSince(now)).toEqual(new Date('2026-05-06T09:00:00Z'))
  expect(handoversSince(now)).toEqual(new Date('2026-05-22T09:00:00Z'))
})

test('an offer to the same address within a minute is the same one', () => {
  const offer = { email: 'ash@own.example', askedAt: now }
  const after = (seconds: number, email = offer.email) => ({ email, now: new Date(now.getTime() + seconds * 1000) })
  expect(isSameOffer(offer, after(59))).toBe(true)
  expect(isSameOffer(offer, after(60))).toBe(false)
  expect(isSameOffer(offer, after(1, 'bo@own.example'))).toBe(false)
})
