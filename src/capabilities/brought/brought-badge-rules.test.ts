import { expect, test } from 'vitest'
import { broughtSummary, isToCheck, standingOf, verdictRefusalOf } from './brought-badge-rules.ts'

const now = new Date('2026-10-01T12:00:00Z')
const earlier = new Date('2026-09-01T12:00:00Z')

test('a badge is summed up within bounds, with its issuer by name or by host', () => {
  const full = broughtSummary({
    summary: {
      name: 'n'.repeat(300),
      issuerId: 'did:web:college.example:issuers:7',
      awardedDate: '2025-03-04T23:30:00+01:00',
      validUntil: 'soon',
      alignments: [
        { name: 'Cooking', uri: 'https://skills.example/1', framework: 'ESCO' },
        { name: 'Trick', uri: 'javascript:alert(1)' },
      ],
    },
  })
  expect(full).toEqual({
    ...{ name: 'n'.repeat(200), description: '', issuerName: 'college.example', issuerHost: 'college.example' },
    ...{ awardedOn: '2025-03-04', validUntil: null },
    skills: [{ name: 'Cooking', uri: 'https://skills.example/1', framework: 'ESCO' }, { name: 'Trick' }],
  })
  expect(broughtSummary({ summary: { name: 'Cloud' } })).toBeUndefined()
  expect(broughtSummary({ summary: { issuerName: 'College' } })).toBeUndefined()
})

test('what is forged or no badge is not kept, what its issuer cannot answer for is', () => {
  expect(verdictRefusalOf('not-genuine')).toBe('not-genuine')
  expect(verdictRefusalOf('damaged')).toBe('no-badge')
  expect(verdictRefusalOf('cannot-tell')).toBeUndefined()
  expect(verdictRefusalOf('genuine-but-no-longer-valid')).toBeUndefined()
})

test.each([
  ['genuine', null, null, 'good'],
  ['genuine', earlier, earlier, 'ended'],
  ['cannot-tell', earlier, null, 'was-good'],
  ['cannot-tell', earlier, earlier, 'ended'],
  ['cannot-tell', null, null, 'unknown'],
  ['genuine-but-suspended', earlier, null, 'ended'],
  ['not-genuine', earlier, null, 'false'],
] as const)('%s, last genuine %s, until %s: %s', (verdict, genuineAt, validUntil, standing) => {
  expect(standingOf({ verdict, genuineAt, validUntil, issuerHost: 'college.example' }, now)).toBe(standing)
})

test('whose key it is must be known: a stranger can sign in any name', () => {
  const summary = {
    name: 'Degree',
    issuerName: 'A university',
    issuerId: 'did:key:z6Mk',
    issuerUrl: 'https://university.example',
  }
  const brought = broughtSummary({ summary })
  expect(brought).toMatchObject({ issuerName: 'A university', issuerHost: null })
  const standing = (verdict: 'genuine' | 'cannot-tell' | 'genuine-but-no-longer-valid') =>
    standingOf({ verdict, genuineAt: earlier, validUntil: earlier, issuerHost: null }, now)
  // Not even "it was genuine once" is said of it.
  expect([standing('genuine'), standing('genuine-but-no-longer-valid')]).toEqual(['unnamed-issuer', 'unnamed-issuer'])
  expect(standing('cannot-tell')).toBe('unknown')
})

test('a check holds for a quarter of an hour', () => {
  expect(isToCheck({ checkedAt: new Date(now.getTime() - 899_999) }, now)).toBe(false)
  expect(isToCheck({ checkedAt: new Date(now.getTime() - 900_000) }, now)).toBe(true)
})
