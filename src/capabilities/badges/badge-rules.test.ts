import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishRefusalOf, validUntilOf } from './badge-rules.ts'

test('runs out on the same day of the month, or on its last', () => {
  expect(validUntilOf(12, new Date('2026-06-05T09:00:00Z'))?.toISOString()).toBe('2027-06-05T09:00:00.000Z')
  expect(validUntilOf(1, new Date('2026-01-31T09:00:00Z'))?.toISOString()).toBe('2026-02-28T09:00:00.000Z')
  expect(validUntilOf(12, new Date('2028-02-29T09:00:00Z'))?.toISOString()).toBe('2029-02-28T09:00:00.000Z')
})

test('never runs out without a number of months', () => {
  expect(validUntilOf(null, new Date())).toBeUndefined()
})

test('runs out later the more months it is valid for', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 599 }), (on, months) => {
      expect(Number(validUntilOf(months, on))).toBeLessThan(Number(validUntilOf(months + 1, on)))
    }),
  )
})

test.each([
  ['a draft', {}, undefined],
  ['one that is archived', { status: 'archived' }, 'badge-is-archived'],
  ['one of an organisation that waits', { organisationApproved: false }, 'organisation-not-approved'],
  ['one without skills', { content: { skills: [] } }, 'badge-needs-skills'],
] as const)('of %s, publishing is refused as it should be', (_, change, refusal) => {
  const draft = { status: 'draft', content: { skills: [{ name: 'Teamwork' }] }, organisationApproved: true } as const
  const proposal = { ...draft, ...change }
  expect(publishRefusalOf({ ...proposal, content: { skills: [...proposal.content.skills] } })).toBe(refusal)
})
