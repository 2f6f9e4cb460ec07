import { expect, test } from 'vitest'
import { linkedInAddress } from './linkedin-address.ts'

const now = new Date('2026-11-29T12:00:00Z')
const award = {
  id: '019b6118-9680-71d5-91bb-05bec15a602b',
  visibility: 'public' as const,
  revokedAt: null,
  suspendedAt: null,
  validUntil: null as Date | null,
  // The first of the month where the place is, the last of the month before by universal time.
  awardedAt: new Date('2026-05-31T23:30:00Z'),
  organisationName: 'Larkhill Road Library & Friends',
  badge: { name: 'Coding Club', nameCy: 'Clwb Codio' },
}
const person = { ageBand: '16-17' as const }
const seen = { now, language: 'cy' as const, origin: 'https://learn.example' }

test('fills in the name, who gave it, when, and where it is checked', () => {
  const asked = new URL(linkedInAddress({ award, person }, seen) ?? '')
  expect(asked.origin + asked.pathname).toBe('https://www.linkedin.com/profile/add')
  expect(Object.fromEntries(asked.searchParams)).toEqual({
    startTask: 'CERTIFICATION_NAME',
    name: 'Clwb Codio',
    organizationName: 'Larkhill Road Library & Friends',
    issueYear: '2026',
    issueMonth: '6',
    certUrl: `https://learn.example/awards/${award.id}`,
    certId: award.id,
  })
})

test('says when it ends, where it does', () => {
  const ending = { ...award, validUntil: new Date('2029-01-31T12:00:00Z') }
  const asked = new URL(linkedInAddress({ award: ending, person }, seen) ?? '').searchParams
  expect([asked.get('expirationYear'), asked.get('expirationMonth')]).toEqual(['2029', '1'])
})

test.each([
  ['who is under 16', { award, person: { ageBand: '13-15' as const } }],
  ['who has not said how old they are', { award, person: { ageBand: undefined } }],
  ['what is private', { award: { ...award, visibility: 'private' as const }, person }],
  ['what was withdrawn', { award: { ...award, revokedAt: now }, person }],
  ['what is held', { award: { ...award, suspendedAt: now }, person }],
  ['what has ended', { award: { ...award, validUntil: new Date('2026-11-01T00:00:00Z') }, person }],
])('offers nothing for %s', (_, shown) => {
  expect(linkedInAddress(shown, seen)).toBeUndefined()
})
