import { describe, expect, test } from 'vitest'
import { badgeRefusalOf, lineRefusalOf, stateOf } from './award-rules.ts'

describe('a badge', () => {
  const issuer = { organisationId: 'ours' }
  const badge = { organisationId: 'ours', status: 'published', isSuspended: false, isShared: false }

  test('of the issuer’s own, published, may be given, with or without an opportunity that earns it', () => {
    expect(badgeRefusalOf({ badge, issuer, opportunity: undefined })).toBeUndefined()
    expect(badgeRefusalOf({ badge, issuer, opportunity: { earnsBadge: true } })).toBeUndefined()
  })

  test('of another organisation may be given where it is shared, and the other rules hold', () => {
    const shared = { ...badge, organisationId: 'theirs', isShared: true }
    expect(badgeRefusalOf({ badge: shared, issuer, opportunity: undefined })).toBeUndefined()
    const suspended = { ...shared, isSuspended: true }
    expect(badgeRefusalOf({ badge: suspended, issuer, opportunity: undefined })).toBe('organisation-is-suspended')
  })

  test.each([
    ['that is not there', { badge: undefined }, 'badge-not-found'],
    [
      'of another organisation',
      { badge: { ...badge, organisationId: 'theirs' } },
      'badge-belongs-to-another-organisation',
    ],
    ['that is a draft', { badge: { ...badge, status: 'draft' } }, 'badge-is-not-published'],
    ['that is archived', { badge: { ...badge, status: 'archived' } }, 'badge-is-archived'],
    ['of an organisation that is suspended', { badge: { ...badge, isSuspended: true } }, 'organisation-is-suspended'],
    ['that the opportunity does not earn', { opportunity: { earnsBadge: false } }, 'opportunity-does-not-earn-it'],
  ])('%s may not be given', (_, change, refusal) => {
    expect(badgeRefusalOf({ badge, issuer, opportunity: undefined, ...change })).toBe(refusal)
  })
})

describe('a line', () => {
  const line = {
    badge: { evidenceRequired: false, repeatable: false },
    recipient: { name: 'Ash' },
    evidence: [],
    holdsIt: false,
    sentBefore: false,
    listedBefore: false,
    isStopped: false,
  }
  const evidence = [{ name: 'A photograph' }]

  test.each([
    ['with a name', {}],
    ['with an address alone', { recipient: { email: 'ash@people.example' } }],
    ['with the evidence that the badge asks for', { badge: { evidenceRequired: true, repeatable: false }, evidence }],
    [
      'of a badge that may be earned again, held and listed',
      { badge: { evidenceRequired: false, repeatable: true }, holdsIt: true, listedBefore: true },
    ],
    [
      'that follows an award of its learner, whatever the list says',
      { recipient: {}, holdsIt: true, renewal: 'possible' as const },
    ],
  ])('%s is given', (_, change) => {
    expect(lineRefusalOf({ ...line, ...change })).toBeUndefined()
  })

  test.each([
    ['that was to follow an award which stands no more', { renewal: 'impossible' as const }, 'nothing-to-renew'],
    ['that names nobody', { recipient: {} }, 'recipient-is-missing'],
    ['with blanks for a name', { recipient: { name: ' ', email: '  ' } }, 'recipient-is-missing'],
    ['that was sent before', { sentBefore: true }, 'given-already'],
    ['to an address that its learner has left', { isStopped: true }, 'address-is-stopped'],
    [
      'without the evidence that is asked for',
      { badge: { evidenceRequired: true, repeatable: true } },
      'evidence-is-missing',
    ],
    ['that names again who is on the list', { listedBefore: true }, 'listed-twice'],
    ['of a learner who holds it', { holdsIt: true }, 'learner-already-holds-it'],
  ])('%s is refused', (_, change, refusal) => {
    expect(lineRefusalOf({ ...line, ...change })).toBe(refusal)
  })

  test('says what comes first: sent before, then evidence, then the list, then what is held', () => {
    const all = { ...line, badge: { evidenceRequired: true, repeatable: false }, holdsIt: true, listedBefore: true }
    expect(lineRefusalOf({ ...all, sentBefore: true })).toBe('given-already')
    expect(lineRefusalOf(all)).toBe('evidence-is-missing')
    expect(lineRefusalOf({ ...all, evidence })).toBe('listed-twice')
  })
})

describe('the state of an award', () => {
  const now = new Date('2026-06-05T09:00:00Z')
  const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)]

  test.each([
    [{ revokedAt: null, validUntil: null }, 'valid'],
    [{ revokedAt: null, validUntil: after }, 'valid'],
    [{ revokedAt: null, validUntil: now }, 'expired'],
    [{ revokedAt: null, validUntil: before }, 'expired'],
    [{ revokedAt: now, validUntil: before }, 'withdrawn'],
    [{ revokedAt: before, validUntil: after }, 'withdrawn'],
    [{ revokedAt: after, validUntil: null }, 'valid'],
    [{ suspendedAt: before }, 'suspended'],
    [{ suspendedAt: before, validUntil: before }, 'expired'],
    [{ suspendedAt: before, revokedAt: before }, 'withdrawn'],
  ])('of %o is %s', (award, state) => {
    expect(stateOf({ revokedAt: null, validUntil: null, suspendedAt: null, ...award }, now)).toBe(state)
  })
})
