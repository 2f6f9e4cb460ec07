import { verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { answerSharedBadge } from '#capabilities/badges/answer-shared-badge.ts'
import { listBadgePartners, listSharedBadges } from '#capabilities/badges/list-badge-partners.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { shareBadge } from '#capabilities/badges/share-badge.ts'
import { stopSharingBadge } from '#capabilities/badges/stop-sharing-badge.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { findOpportunityEdit } from '#capabilities/opportunities/find-opportunity.ts'
import { aBadge, anOrganisation, aTown, now, opportunityContent } from '#tests/support/town.ts'
import { lettersOf } from './award-offer-store.ts'
import { findCredential } from './find-award.ts'
import { findOpenCode } from './find-award-offer.ts'
import { issueAwards } from './issue-awards.ts'
import { startAwardOffer } from './start-award-offer.ts'
import { withdrawAward } from './withdraw-award.ts'

const ava = { recipient: { name: 'Ava Test', email: 'ava@example.org' }, evidence: [] }
const theirs = { ok: false, refusal: 'badge-belongs-to-another-organisation' }

type Powers = Awaited<ReturnType<typeof aTown>>['services'] & {
  manager: Awaited<ReturnType<typeof anOrganisation>>['manager']
  now: Date
}

async function twoLibraries(warm = 0) {
  const town = await aTown({ warm })
  const owner = await anOrganisation(town, { name: 'Ash Library' })
  const partner = await anOrganisation(town, { name: 'Birch Library' })
  const { badgeId } = await aBadge(town, owner)
  const { database } = town
  const [byOwner, byPartner] = [owner, partner].map(({ manager }) => ({ ...town.services, manager, now })) as [
    Powers,
    Powers,
  ]
  const slugOf = async (organisationId: string) =>
    (
      await database
        .selectFrom('organisations')
        .select('slug')
        .where('id', '=', organisationId)
        .executeTakeFirstOrThrow()
    ).slug
  const partnerId = partner.manager.organisationId
  const partnerSlug = await slugOf(partnerId)
  const share = () => shareBadge({ badgeId, partnerSlug }, byOwner)
  const agree = () => answerSharedBadge({ badgeId, agree: true }, byPartner)
  const give = (recipient = ava) =>
    issueAwards({ badgeId, lines: [recipient], notify: false }, { ...town.services, issuer: partner.issuer, now })
  return { town, owner, partner, partnerId, partnerSlug, badgeId, byOwner, byPartner, slugOf, share, agree, give }
}

test('a partner gives the badge only once it was asked and agreed, and signs in its own name', async () => {
  const { town, owner, partner, partnerId, badgeId, slugOf, share, agree, give } = await twoLibraries()
  expect(await give()).toEqual(theirs)
  expect(await agree()).toEqual({ ok: false, refusal: 'not-asked' })
  expect(await share()).toEqual({ ok: true })
  expect(await share()).toEqual({ ok: false, refusal: 'already-shared' })
  expect(await give()).toEqual(theirs)
  expect(await agree()).toEqual({ ok: true })

  const given = await give()
  if (!given.ok || !given.lines[0]?.ok) throw new Error(JSON.stringify(given))
  const { awardId } = given.lines[0]
  const credential = JSON.parse((await findCredential(awardId, town)) ?? '') as {
    issuer: { name: string; id: string }
    credentialSubject: { achievement: { creator: { name: string; id: string } } }
    credentialStatus: { statusListCredential: string }
  }
  expect(credential.issuer.name).toBe('Birch Library')
  expect(credential.credentialSubject.achievement.creator.name).toBe('Ash Library')
  expect(credential.credentialSubject.achievement.creator.id).not.toBe(credential.issuer.id)
  expect(credential.credentialStatus.statusListCredential).toContain(`/status/${await slugOf(partnerId)}/`)
  const report = await verifyBadge(JSON.stringify(credential), { now })
  expect(report.checks.find((check) => check.id === 'signature')?.outcome).toBe('passed')
  // It is the partner's to withdraw, and not the owner's.
  const withdraw = (issuer: typeof owner.issuer) =>
    withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer, now })
  expect(await withdraw(owner.issuer)).toMatchObject({ ok: false })
  expect(await withdraw(partner.issuer)).toMatchObject({ ok: true })
  // The owner's own awards speak of no one else.
  const own = await issueAwards(
    { badgeId, lines: [ava], notify: false },
    { ...town.services, issuer: owner.issuer, now },
  )
  if (!own.ok || !own.lines[0]?.ok) throw new Error(JSON.stringify(own))
  expect(await findCredential(own.lines[0].awardId, town)).not.toContain('"creator"')
})

test('one learner holds it once, whoever gives it', async () => {
  const { town, owner, badgeId, share, agree, give } = await twoLibraries()
  await share()
  await agree()
  await issueAwards({ badgeId, lines: [ava], notify: false }, { ...town.services, issuer: owner.issuer, now })
  expect(await give()).toMatchObject({ ok: true, lines: [{ ok: false, refusal: 'learner-already-holds-it' }] })
})

test('either side ends it, what was given stays, and it can be asked again', async () => {
  const { town, badgeId, partnerId, byOwner, byPartner, share, agree, give } = await twoLibraries()
  const states = async () =>
    (await listBadgePartners({ badgeId, states: ['asked', 'agreed', 'refused', 'ended'] }, town)).map(
      ({ state }) => state,
    )
  const notShared = { ok: false, refusal: 'not-shared' }
  expect(await stopSharingBadge({ badgeId, partnerId }, byOwner)).toEqual(notShared)
  await share()
  await answerSharedBadge({ badgeId, agree: false }, byPartner)
  expect(await states()).toEqual(['refused'])
  expect(await give()).toEqual(theirs)
  await share()
  await agree()
  const given = await give()
  expect(await stopSharingBadge({ badgeId, partnerId }, byPartner)).toEqual({ ok: true })
  expect(await states()).toEqual(['ended'])
  expect(await give({ ...ava, recipient: { name: 'Ben', email: 'ben@example.org' } })).toEqual(theirs)
  if (!given.ok || !given.lines[0]?.ok) throw new Error(JSON.stringify(given))
  expect(await findCredential(given.lines[0].awardId, town)).toContain('Birch Library')
  await share()
  expect(await stopSharingBadge({ badgeId, partnerId }, byOwner)).toEqual({ ok: true })
  expect(await agree()).toEqual({ ok: false, refusal: 'not-asked' })
})

test('only an approved organisation of the place is asked, only by the owner, and no other ends it', async () => {
  const { town, owner, partnerId, partnerSlug, badgeId, byOwner, byPartner, slugOf, share, agree, give } =
    await twoLibraries()
  const waiting = await anOrganisation(town, { name: 'Cedar Library', approved: false })
  const third = { ...byOwner, manager: (await anOrganisation(town, { name: 'Dogwood' })).manager }
  const ask = (slug: string, by = byOwner) => shareBadge({ badgeId, partnerSlug: slug }, by)
  expect(await ask(await slugOf(waiting.manager.organisationId))).toEqual({
    ok: false,
    refusal: 'partner-not-approved',
  })
  expect(await ask('nowhere')).toEqual({ ok: false, refusal: 'partner-not-approved' })
  expect(await ask(await slugOf(owner.manager.organisationId))).toEqual({ ok: false, refusal: 'partner-is-the-owner' })
  expect(await ask(partnerSlug, byPartner)).toEqual({ ok: false, refusal: 'badge-not-found' })
  const draft = await aBadge(town, owner, { name: 'Draft', published: false })
  expect(await shareBadge({ badgeId: draft.badgeId, partnerSlug }, byOwner)).toEqual({
    ok: false,
    refusal: 'badge-is-not-published',
  })
  await share()
  await agree()
  expect(await stopSharingBadge({ badgeId, partnerId }, third)).toEqual({ ok: false, refusal: 'not-shared' })
  await town.database
    .updateTable('organisationPlaces')
    .set({ status: 'suspended' })
    .where('organisationId', '=', partnerId)
    .execute()
  expect(await give()).toEqual({ ok: false, refusal: 'organisation-is-suspended' })
})

test('it stands in the partner’s lists, on its listings and codes, only while it is shared', async () => {
  const { town, partner, partnerId, badgeId, byOwner, byPartner, share, agree } = await twoLibraries()
  const mayGive = async () => (await listBadges({ issuableBy: partnerId, limit: 10 }, town)).rows.map(({ id }) => id)
  const code = () =>
    startAwardOffer(
      { badgeId, opportunityId: null, evidence: [], startsAt: null, endsAt: null, mostUses: 3, emails: undefined },
      { ...town.services, issuer: partner.issuer, now },
    )
  const earnedAt = async () => {
    const drafted = await draftOpportunity(
      { placeId: town.placeId, content: opportunityContent, sessions: [], badgeIds: [badgeId] },
      byPartner,
    )
    return (await findOpportunityEdit(drafted.opportunityId, { ...town, now }))?.badgeIds
  }
  expect([await mayGive(), await code(), await earnedAt()]).toEqual([[], theirs, []])
  await share()
  expect(await listSharedBadges({ organisationId: partnerId, states: ['asked'] }, town)).toMatchObject([
    { badgeId, ownerName: 'Ash Library' },
  ])
  expect(await mayGive()).toEqual([])
  await agree()
  expect([await mayGive(), await earnedAt()]).toEqual([[badgeId], [badgeId]])
  const started = await code()
  const codeId = started.ok ? started.codeId : ''
  const letters = lettersOf({ id: codeId, turn: 1 }, town.services.masterKey)
  const closed = async () => (await findOpenCode({ letters }, { ...town, now }))?.closed
  expect(await closed()).toBeUndefined()
  await stopSharingBadge({ badgeId, partnerId }, byOwner)
  expect(await closed()).toBe('badge-is-gone')
})

test('of an end and an award at the same moment one comes first: nothing is given after the end', async () => {
  const { town, partnerId, badgeId, byOwner, share, agree, give } = await twoLibraries(12)
  await share()
  await agree()
  const people = Array.from({ length: 8 }, (_, at) => ({
    recipient: { name: `P${at}`, email: `p${at}@example.org` },
    evidence: [],
  }))
  const [ended, ...given] = await Promise.all([
    stopSharingBadge({ badgeId, partnerId }, byOwner),
    ...people.map((one) => give(one as typeof ava)),
  ])
  expect(ended).toEqual({ ok: true })
  for (const outcome of given) expect(outcome.ok || outcome.refusal === theirs.refusal).toBe(true)
  const count = async () =>
    Number((await town.pool.query('select count(*) from awards where badge_id = $1', [badgeId])).rows[0]?.count)
  expect(await count()).toBe(given.filter(({ ok }) => ok).length)
  expect(await give()).toEqual(theirs)
})
