import { describe, expect, test } from 'vitest'
import { addMember } from '#capabilities/organisations/add-member.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { archiveBadge } from './archive-badge.ts'
import { type BadgeReview, reviewedFields } from './badge-review.ts'
import { decideReview } from './decide-review.ts'
import { badgeRevision, findBadge } from './find-badge.ts'
import { countWaitingReviews, listReturned, listReviews } from './find-review.ts'
import { differencesOf } from './review-rules.ts'
import { reviseBadge } from './revise-badge.ts'
import { sendToReview } from './send-to-review.ts'
import { tellOfReview } from './tell-of-review.ts'

async function aReview({ published = true }: { published?: boolean } = {}) {
  const town = await aTown({ warm: 6 })
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { published })
  const { database, services, lead, placeId } = town
  const asked = await sendToReview({ badgeId }, { ...services, manager: library.manager, now })
  if (!asked.ok) throw new Error(asked.refusal)
  const { reviewId } = asked
  const badge = async () => {
    const found = await findBadge({ id: badgeId }, { database })
    if (!found) throw new Error('no badge')
    return found
  }
  const decide = async (
    decision: 'approved' | 'returned',
    more: {
      looked?: typeof reviewedFields | []
      comments?: BadgeReview['comments']
      basedOn?: string
      by?: typeof lead
    } = {},
  ) => {
    const { looked = reviewedFields, comments = {}, basedOn = badgeRevision(await badge()), by = lead } = more
    return decideReview({ reviewId, decision, looked, comments, basedOn }, { ...services, lead: by, now })
  }
  const revise = (name: string) =>
    reviseBadge({ badgeId, content: { ...badgeContent, name } }, { database, manager: library.manager, now })
  return { ...town, library, badgeId, reviewId, badge, decide, revise, placeId }
}

describe('a second person of the place', () => {
  test('approves the very words that were read, and a change of them ends that', async () => {
    const { badge, decide, revise } = await aReview()
    expect(await badge()).toMatchObject({ reviewedVersionId: null })
    expect(await decide('approved')).toEqual({ ok: true })
    const reviewed = await badge()
    expect(reviewed.reviewedVersionId).toBe(reviewed.versionId)
    await revise('Code Club')
    const changed = await badge()
    expect(changed.reviewedVersionId).not.toBe(changed.versionId)
  })

  test('of a draft, whose version is changed in place, too', async () => {
    const { badge, decide, revise } = await aReview({ published: false })
    await decide('approved')
    await revise('Code Club')
    expect(await badge()).toMatchObject({ reviewedVersionId: null, reviewedAt: null })
  })

  test('is told where the badge was changed while they read it', async () => {
    const { badge, decide, revise } = await aReview()
    const basedOn = badgeRevision(await badge())
    await revise('Code Club')
    expect(await decide('approved', { basedOn })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
    expect(await decide('approved')).toEqual({ ok: true })
  })

  test('looks at all seven to approve, and says something to return', async () => {
    const { decide } = await aReview()
    expect(await decide('approved', { looked: [] })).toEqual({ ok: false, refusal: 'not-all-was-looked-at' })
    expect(await decide('returned')).toEqual({ ok: false, refusal: 'nothing-was-said' })
    expect(await decide('returned', { comments: { criteria: 'What is a good game?' } })).toEqual({ ok: true })
  })

  test('neither works for the organisation nor leads another place', async () => {
    const { decide, lead, library, database, placeId } = await aReview()
    const people = await addPeople([{ name: 'Both', email: 'both@waymark.test' }], { database, now })
    const personId = people.get('both@waymark.test') ?? ''
    await addMember({ personId, role: 'issuer' }, { database, manager: library.manager, now })
    const both = mintCityLead({ placeId, personId })
    expect(await decide('approved', { by: both })).toEqual({ ok: false, refusal: 'reviewer-is-of-the-organisation' })
    const elsewhere = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: lead.personId })
    expect(await decide('approved', { by: elsewhere })).toEqual({ ok: false, refusal: 'review-not-found' })
  })

  test('is one: of several who decide at once the others are told', async () => {
    const { decide } = await aReview()
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        decide(turn % 2 === 0 ? 'approved' : 'returned', { comments: { skills: 'Which?' } }),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'decided-meanwhile')).toHaveLength(5)
  })
})

test('a review is asked for once at a time, by the owner, of what is not archived or reviewed', async () => {
  const { services, library, badgeId, decide, database, placeId, ...town } = await aReview()
  const ask = (manager = library.manager, at = now) => sendToReview({ badgeId }, { ...services, manager, now: at })
  expect(await ask()).toEqual({ ok: false, refusal: 'review-is-waiting' })
  const other = await anOrganisation({ services, database, placeId, ...town }, { name: 'Other' })
  expect(await ask(other.manager)).toEqual({ ok: false, refusal: 'badge-not-found' })
  expect(await countWaitingReviews(placeId, { database })).toEqual({ count: 1, since: now })
  await decide('returned', { comments: { hours: 'Two?' } })
  expect(await listReturned(library.organisationId, { database })).toMatchObject([{ badgeId, name: 'Coding Club' }])
  expect(await listReviews({ placeId, state: 'returned', limit: 5 }, { database })).toMatchObject([
    { name: 'Coding Club', comments: { hours: 'Two?' } },
  ])
  const again = await ask(library.manager, new Date(now.getTime() + 60_000))
  expect(again.ok).toBe(true)
  expect(await listReturned(library.organisationId, { database })).toEqual([])
  if (!again.ok) return
  const found = await findBadge({ id: badgeId }, { database })
  if (!found) throw new Error('no badge')
  const approval = { reviewId: again.reviewId, decision: 'approved' as const, looked: reviewedFields, comments: {} }
  await decideReview({ ...approval, basedOn: badgeRevision(found) }, { ...services, lead: town.lead, now })
  expect(await ask()).toEqual({ ok: false, refusal: 'already-reviewed' })
  await archiveBadge({ badgeId }, { database, manager: library.manager, now })
  expect(await ask()).toEqual({ ok: false, refusal: 'badge-is-archived' })
})

test('leads hear of what waits and managers of what was decided, with the comments', async () => {
  const { services, reviewId, decide, lead, placeId, database, administrator } = await aReview()
  await appointCityLead({ placeId, personId: lead.personId ?? '' }, { database, administrator, now })
  const sent: { to: string; text: string }[] = []
  const mailer = async ({ to, text }: { to: string; text: string }) => void sent.push({ to, text })
  const tell = (state: string) => tellOfReview({ reviewId, state }, { ...services, mailer, now })
  await tell('waiting')
  await decide('returned', { comments: { criteria: 'What is a good game?' } })
  await tell('waiting')
  await tell('returned')
  expect(sent.map(({ to }) => to.split('@')[0]?.split('.')[0])).toEqual(['lena', 'jubilee'])
  expect(sent[1]?.text).toContain('What is a good game?')
})

test('two versions are compared field by field', () => {
  const after = { ...badgeContent, name: 'Code Club', hours: 3, skills: [] }
  expect(differencesOf(badgeContent, badgeContent)).toEqual([])
  expect(differencesOf(badgeContent, after).map(({ field, before, after: now }) => [field, before, now])).toEqual([
    ['name', 'Coding Club', 'Code Club'],
    ['skills', badgeContent.skills.map(({ name }) => name).join(', '), ''],
    ['hours', badgeContent.hours === null ? '' : String(badgeContent.hours), '3'],
  ])
})
