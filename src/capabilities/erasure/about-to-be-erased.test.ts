import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { claimCodeOf, readClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardOffer } from '#capabilities/awards/find-award-offer.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { keepChosenAwards } from '#capabilities/awards/keep-chosen-awards.ts'
import { keepOfferedAward } from '#capabilities/awards/keep-offered-award.ts'
import { startAwardOffer } from '#capabilities/awards/start-award-offer.ts'
import { takeSeats } from '#capabilities/events/take-seats.ts'
import { confirmLeaving } from '#capabilities/leaving/confirm-leaving.ts'
import { draftLeaving } from '#capabilities/leaving/draft-leaving.ts'
import { keepLeaverAwards } from '#capabilities/leaving/keep-leaver-awards.ts'
import { listLeavers } from '#capabilities/leaving/list-leavers.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBookableSession, aStranger } from '#tests/support/bookings.ts'
import { aBadge, anOrganisation, now } from '#tests/support/town.ts'

const email = 'asha@home.example'
const atSchool = 'asha@school.example'

/** A person with everything that could still come to them, in a tab that was opened before they asked to be erased. */
async function aTabLeftOpen() {
  const { town, asked } = await aBookableSession()
  const { services, database, pool } = town
  const people = await addPeople([{ name: 'Asha', email }], { database, now })
  const personId = people.get(email) ?? ''
  const powers = { ...services, signedIn: mintSignedIn({ personId, email, name: 'Asha' }), now }
  const school = await anOrganisation(town, { name: 'School' })
  const issuing = { ...services, issuer: school.issuer, now }
  const give = async (to?: string) => {
    const { badgeId } = await aBadge(town, school, { name: `Badge for ${to}` })
    const lines = [{ recipient: { name: 'Asha', ...(to && { email: to }) }, evidence: [] }]
    const outcome = await issueAwards({ badgeId, lines, notify: false }, issuing)
    const [line] = outcome.ok ? outcome.lines : []
    if (!line?.ok) throw new Error('not given')
    return line
  }
  const [given, onCard] = [await give(email), await give()]
  await give(atSchool)
  const offered = { opportunityId: null, evidence: [], startsAt: null, endsAt: null, mostUses: null, emails: undefined }
  const offer = await startAwardOffer({ ...offered, badgeId: (await aBadge(town, school, {})).badgeId }, issuing)
  if (!offer.ok) throw new Error(offer.refusal)
  const found = await findAwardOffer({ id: offer.codeId, organisationId: school.organisationId }, services)
  const letters = readClaimCode(found?.letters ?? '') ?? ''
  const managing = { ...services, manager: school.manager, now }
  const group = { kind: 'addresses' as const, emails: [atSchool] }
  const drafted = await draftLeaving({ id: randomUUID(), title: 'Year 11', leavesOn: '2026-07-05', group }, managing)
  if (!drafted.ok) throw new Error(drafted.refusal)
  await confirmLeaving(drafted, managing)
  const [leaver] = await listLeavers({ ...drafted, organisationId: school.organisationId, limit: 1 }, town)
  await pool.query('update people set erasing_at = $1 where id = $2', [now, personId])
  return { town, powers, given, onCard, letters, leaverId: leaver?.id ?? '', asked, personId }
}

type Tab = Awaited<ReturnType<typeof aTabLeftOpen>>

const ways: Record<string, (tab: Tab) => Promise<{ ok: boolean }>> = {
  'a badge by its code': ({ onCard, powers }) =>
    keepAwardByCode({ code: claimCodeOf(onCard.awardId, powers.masterKey) }, powers),
  'badges that are chosen': ({ given, powers }) => keepChosenAwards({ recipientIds: [given.recipientId] }, powers),
  'a badge by a code that many use': ({ letters, powers }) => keepOfferedAward({ letters }, powers),
  'what a school gave': ({ leaverId, powers }) => keepLeaverAwards({ leaverId, proof: 'mail' }, powers),
}

test('who is about to be erased keeps nothing in a tab that stands open, by whatever way, and books without an account', async () => {
  const tab = await aTabLeftOpen()
  const { town, personId, asked, powers } = tab
  const tried = async () => {
    const outcomes: Record<string, boolean | undefined> = {}
    for (const [way, keep] of Object.entries(ways)) outcomes[way] = (await keep(tab)).ok
    return outcomes
  }
  const all = (isKept: boolean) => Object.fromEntries(Object.keys(ways).map((way) => [way, isKept]))
  expect(await tried()).toEqual(all(false))
  const kept = town.database.selectFrom('recipients').select('id').where('personId', '=', personId)
  expect(await kept.execute()).toEqual([])
  const booked = await takeSeats(asked('Asha', { email }), { ...aStranger, ...powers })
  expect(booked).toMatchObject({ ok: true, state: 'held' })
  const bookings = town.database.selectFrom('bookings').select(['personId', 'provenAt'])
  expect(await bookings.execute()).toEqual([{ personId: null, provenAt: null }])
  // It is that alone which stands in the way.
  await town.pool.query('update people set erasing_at = null')
  expect(await tried()).toEqual(all(true))
})
