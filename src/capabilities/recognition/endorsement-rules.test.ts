import { expect, test } from 'vitest'
import { askRefusalOf, longestComment, textRefusalOf } from './endorsement-rules.ts'

const subject = { ownerId: 'library', isPublic: true }
const endorser = { organisationId: 'works', isApproved: true, givesBadge: false }
const standing = { isAsked: false, isGiven: false }

test('another organisation of the place is asked once about what everybody sees; nobody about what it gives itself', () => {
  expect(askRefusalOf({ subject, endorser, standing })).toBeUndefined()
  const refusal = (change: {
    subject?: Partial<Parameters<typeof askRefusalOf>[0]['subject']>
    endorser?: Partial<typeof endorser>
    standing?: Partial<typeof standing>
  }) =>
    askRefusalOf({
      subject: { ...subject, ...change.subject },
      endorser: { ...endorser, ...change.endorser },
      standing: { ...standing, ...change.standing },
    })
  expect(refusal({ subject: { isPublic: false } })).toBe('subject-is-not-public')
  // A pathway of the place itself is nobody's own.
  expect(refusal({ subject: { ownerId: null } })).toBeUndefined()
  expect(refusal({ endorser: { isApproved: false } })).toBe('endorser-not-approved')
  expect(refusal({ endorser: { organisationId: 'library' } })).toBe('endorser-is-the-owner')
  expect(refusal({ endorser: { givesBadge: true } })).toBe('endorser-gives-it-too')
  expect(refusal({ standing: { isAsked: true } })).toBe('already-asked')
  expect(refusal({ standing: { isGiven: true } })).toBe('already-endorsed')
})

test('an endorsement says something, in one language at least, and not too much', () => {
  expect(textRefusalOf({ comment: ' ', commentCy: '' })).toBe('comment-is-missing')
  expect(textRefusalOf({ comment: '', commentCy: 'Da iawn.' })).toBeUndefined()
  expect(textRefusalOf({ comment: 'x'.repeat(longestComment), commentCy: '' })).toBeUndefined()
  expect(textRefusalOf({ comment: 'Yes.', commentCy: 'x'.repeat(longestComment + 1) })).toBe('comment-is-too-long')
})
