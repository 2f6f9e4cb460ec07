import { describe, expect, test } from 'vitest'
import { badgeContent } from '#tests/support/town.ts'
import { reviewedFields } from './badge-review.ts'
import { askRefusalOf, differencesOf, reviewRefusalOf } from './review-rules.ts'

describe('a review', () => {
  const proposal = {
    decision: 'approved',
    review: { state: 'waiting' },
    isUnchanged: true,
    isInvolved: false,
    looked: reviewedFields,
    comments: {},
  } as const

  test('is approved by a second person who looked at everything, and returned with a comment', () => {
    expect(reviewRefusalOf(proposal)).toBeUndefined()
    expect(reviewRefusalOf({ ...proposal, comments: { hours: 'Two?' } })).toBeUndefined()
    const returned = { ...proposal, decision: 'returned', looked: [], comments: { hours: 'Two?' } } as const
    expect(reviewRefusalOf(returned)).toBeUndefined()
  })

  test.each([
    ['that is not there', { review: undefined }, 'review-not-found'],
    ['by a person who is involved', { isInvolved: true }, 'reviewer-is-of-the-organisation'],
    ['that was returned meanwhile', { review: { state: 'returned' } }, 'decided-meanwhile'],
    ['that was approved meanwhile', { review: { state: 'approved' } }, 'decided-meanwhile'],
    ['of words that have changed', { isUnchanged: false }, 'changed-meanwhile'],
    ['that returns without a word', { decision: 'returned' }, 'nothing-was-said'],
    ['that looked at nothing', { looked: [] }, 'not-all-was-looked-at'],
  ] as const)('%s is refused', (_, change, refusal) => {
    expect(reviewRefusalOf({ ...proposal, ...change })).toBe(refusal)
  })

  test.each(reviewedFields)('without a look at %s is no approval', (field) => {
    const looked = reviewedFields.filter((one) => one !== field)
    expect(reviewRefusalOf({ ...proposal, looked })).toBe('not-all-was-looked-at')
  })
})

describe('asking for a review', () => {
  const badge = { status: 'published', versionId: 'two', reviewedVersionId: 'one' } as const

  test.each([
    ['of a published badge', badge],
    ['of a draft', { ...badge, status: 'draft' } as const],
    ['of one that never was', { ...badge, reviewedVersionId: null }],
  ])('%s is possible', (_, one) => {
    expect(askRefusalOf({ badge: one, isWaiting: false })).toBeUndefined()
  })

  test.each([
    ['of none', { badge: undefined }, 'badge-not-found'],
    ['of an archived one', { badge: { ...badge, status: 'archived' } }, 'badge-is-archived'],
    ['twice', { isWaiting: true }, 'review-is-waiting'],
    ['of a version that is reviewed', { badge: { ...badge, reviewedVersionId: 'two' } }, 'already-reviewed'],
  ] as const)('%s is not', (_, change, refusal) => {
    expect(askRefusalOf({ badge, isWaiting: false, ...change })).toBe(refusal)
  })
})

describe('the differences between two versions', () => {
  test('are none of the same words', () => {
    expect(differencesOf(badgeContent, { ...badgeContent })).toEqual([])
  })

  test.each([
    ['name', 'Code Club'],
    ['nameCy', 'Clwb Cod'],
    ['description', 'Other'],
    ['descriptionCy', 'Arall'],
    ['criteria', 'Other'],
    ['criteriaCy', 'Arall'],
    ['theme', 'nature'],
    ['level', 4],
    ['hours', 99],
    ['assessment', 'Other'],
    ['assessmentCy', 'Arall'],
    ['evidenceRequired', !badgeContent.evidenceRequired],
    ['evidenceGuidance', 'Other'],
    ['evidenceGuidanceCy', 'Arall'],
    ['validForMonths', 7],
    ['repeatable', !badgeContent.repeatable],
    ['imageAlt', 'Other'],
    ['imageAltCy', 'Arall'],
  ] as const)('of %s are told, and of nothing else', (field, value) => {
    const before = badgeContent[field]
    expect(differencesOf(badgeContent, { ...badgeContent, [field]: value })).toEqual([
      { field, before: before === null ? '' : String(before), after: String(value) },
    ])
  })

  test('name skills as people call them, and a picture as a whole', () => {
    const artwork = { ...badgeContent.artwork, colour: 'rose' as const }
    expect(differencesOf(badgeContent, { ...badgeContent, artwork, skills: [] })).toEqual([
      { field: 'skills', before: badgeContent.skills.map(({ name }) => name).join(', '), after: '' },
      { field: 'artwork', before: JSON.stringify(badgeContent.artwork), after: JSON.stringify(artwork) },
    ])
  })
})
