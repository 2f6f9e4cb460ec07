import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { newId } from '#infrastructure/ids.ts'
import { findDelivery, noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import type { DeliveryKind } from '#infrastructure/mail/delivery-rules.ts'
import { inStretches } from '#tests/support/in-stretches.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { awardMailKey } from './award.ts'
import { readClaimCode } from './claim-code.ts'
import { correctAddress } from './correct-address.ts'
import { findAward } from './find-award.ts'
import { listRunDeliveries } from './find-award-run.ts'
import { giveCards } from './give-cards.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwardByCode, keepAwards } from './keep-awards.ts'
import { keepByCard } from './keep-by-card.ts'
import { listAwards } from './list-awards.ts'
import { listNotReached } from './list-not-reached.ts'
import { tellRecipient } from './tell-recipient.ts'
import { withdrawAward } from './withdraw-award.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

/** One badge for each of these people, told by mail where they have an address. */
async function given(town: Town, recipients: { name?: string; email?: string }[], { notify = true } = {}) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const powers = { ...town.services, issuer: library.issuer, now }
  const lines = recipients.map((recipient) => ({ recipient, evidence: [] }))
  const outcome = await issueAwards({ badgeId, lines, notify }, powers)
  const awardIds = outcome.ok ? outcome.lines.map((line) => (line.ok ? line.awardId : '')) : []
  const note = (awardId: string, kind: DeliveryKind, at = now) =>
    town.database.transaction().execute((tx) => {
      const about = awardMailKey(awardId)
      const mailId = newId(new Date(at.getTime() + 1))
      return noteDeliveries(tx, [{ about, mailId, organisationId: library.organisationId, kind, reason: '' }], at)
    })
  return { library, badgeId, powers, awardIds, note }
}

async function signedInAs(town: Town, email: string) {
  const people = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ava' })
}

test('lists whose mail did not arrive, who has only a code, and who was told a week ago and did not look', async () => {
  const town = await aTown()
  const people = ['bounced', 'complained', 'opened', 'silent', 'kept', 'withdrawn'].map((name) => ({
    name,
    email: `${name}@example.org`,
  }))
  const { library, badgeId, powers, awardIds, note } = await given(town, [...people, { name: 'card' }])
  const [bounced = '', complained = '', opened = '', silent = '', kept = '', withdrawn = '', card = ''] = awardIds
  await note(bounced, 'bounced', days(1))
  await note(complained, 'complained', days(1))
  await note(opened, 'opened', days(1))
  await note(silent, 'handed-over', days(1))
  await keepAwards({ ...town.services, signedIn: await signedInAs(town, 'kept@example.org'), now })
  await withdrawAward({ awardId: withdrawn, reason: 'x' }, powers)
  const asked = { organisationId: library.organisationId }
  const reasons = async (at: Date, more = {}) => {
    const powers = { database: town.database, now: at }
    const rows = await inStretches((stretch) => listNotReached({ ...asked, ...more, ...stretch }, powers))
    expect(new Set(rows.map(({ awardId }) => awardId)).size).toBe(rows.length)
    return Object.fromEntries(rows.map((row) => [row.name, row.why]))
  }
  expect(kept).not.toBe('')
  const soon = { bounced: 'bounced', complained: 'complained', card: 'no-address' }
  expect(await reasons(days(2))).toEqual(soon)
  expect(await reasons(days(9))).toEqual({ ...soon, silent: 'silent' })
  expect(await reasons(days(2), { badgeId })).toEqual(soon)
  expect(await reasons(days(2), { badgeId: newId(now) })).toEqual({})
  expect(await reasons(days(2), { runId: newId(now) })).toEqual({})
  const other = await anOrganisation(town, { name: 'Other' })
  expect(await reasons(days(2), { organisationId: other.organisationId })).toEqual({})
  expect(card).not.toBe('')
})

test('a card is made for a learner with an address, keeps the badge, and the link goes on working', async () => {
  const town = await aTown()
  const { powers, awardIds } = await given(town, [{ name: 'Ava', email: 'ava@example.org' }, { name: 'Ben' }])
  const outcome = await giveCards({ awardIds }, powers)
  const [ava, ben] = outcome.ok ? outcome.cards : []
  expect([ava?.name, ben?.name]).toEqual(['Ava', 'Ben'])
  const code = readClaimCode(ava?.letters ?? '') ?? ''
  const card = { code, pin: ava?.pin ?? '', name: 'Ava', nameShown: false }
  expect(await keepByCard(card, { ...town.services, now })).toEqual({ ok: true, awardId: awardIds[0] })
  expect(await findDelivery(awardMailKey(awardIds[0] ?? ''), town)).toMatchObject({ state: 'kept' })
  // Kept ones get no card any more.
  expect(await giveCards({ awardIds: awardIds.slice(0, 1) }, powers)).toEqual({
    ok: false,
    refusal: 'nobody-is-chosen',
  })
})

test('an issuer of another organisation makes no card and corrects no address', async () => {
  const town = await aTown()
  const { awardIds } = await given(town, [{ email: 'ava@example.org' }])
  const other = await anOrganisation(town, { name: 'Other' })
  const powers = { ...town.services, issuer: other.issuer, now }
  expect(await giveCards({ awardIds }, powers)).toEqual({ ok: false, refusal: 'nobody-is-chosen' })
  expect(await correctAddress({ awardId: awardIds[0] ?? '', email: 'b@example.org' }, powers)).toEqual({
    ok: false,
    refusal: 'award-not-found',
  })
  const { rows } = await town.pool.query('select claim_code_hash from awards')
  expect(rows).toEqual([{ claim_code_hash: null }])
})

test('a badge kept by its card under another address leaves that address, and nothing else of it moves', async () => {
  const town = await aTown()
  const { powers, awardIds } = await given(town, [{ name: 'Ava', email: 'shared@example.org' }])
  const second = await aBadge(town, await anOrganisation(town, { name: 'Other' }), { name: 'Second' })
  expect(second.badgeId).not.toBe('')
  const [awardId = ''] = awardIds
  const outcome = await giveCards({ awardIds }, powers)
  const code = readClaimCode(outcome.ok ? (outcome.cards[0]?.letters ?? '') : '') ?? ''
  const ava = await signedInAs(town, 'ava@personal.example')
  expect(await keepAwardByCode({ code }, { ...town.services, signedIn: ava, now })).toMatchObject({ ok: true })
  expect(await findAward(awardId, town)).toMatchObject({ personId: ava.personId, recipientEmail: null })
  const { rows } = await town.pool.query(`select person_id from recipients where email = 'shared@example.org'`)
  expect(rows).toEqual([{ person_id: null }])
})

test('a corrected badge goes to the new address, and the former one can keep it no more', async () => {
  const town = await aTown()
  const { powers, awardIds, note } = await given(town, [{ name: 'Ava', email: 'eva@example.org' }])
  const [awardId = ''] = awardIds
  await note(awardId, 'bounced')
  const later = { ...powers, now: days(1) }
  expect(await correctAddress({ awardId, email: ' AVA@example.org ' }, later)).toEqual({ ok: true })
  expect(await findAward(awardId, town)).toMatchObject({ recipientEmail: 'ava@example.org', recipientName: 'Ava' })
  expect(await findDelivery(awardMailKey(awardId), town)).toMatchObject({ state: 'queued' })
  const sent: string[] = []
  await tellRecipient({ awardId }, { ...town.services, mailer: async ({ to }) => void sent.push(to), now: days(1) })
  expect(sent).toEqual(['ava@example.org'])
  const former = await signedInAs(town, 'eva@example.org')
  expect(await keepAwards({ ...town.services, signedIn: former, now })).toEqual({
    ok: false,
    refusal: 'nothing-to-keep',
  })
  const right = await signedInAs(town, 'ava@example.org')
  expect(await keepAwards({ ...town.services, signedIn: right, now })).toMatchObject({ ok: true })
})

test('an address is not corrected to itself, to none, to one that holds the badge, or once it is too late', async () => {
  const town = await aTown()
  const people = [{ email: 'ava@example.org' }, { email: 'ben@example.org' }, { email: 'cai@example.org' }]
  const { powers, awardIds } = await given(town, people)
  const [awardId = '', , third = ''] = awardIds
  const refusal = async (email: string, id = awardId) => {
    const outcome = await correctAddress({ awardId: id, email }, powers)
    return outcome.ok ? undefined : outcome.refusal
  }
  expect(await refusal('Ava@example.org')).toBe('address-is-the-same')
  expect(await refusal('ava at example.org')).toBe('email-is-wrong')
  expect(await refusal('ben@example.org')).toBe('learner-already-holds-it')
  await withdrawAward({ awardId, reason: 'x' }, powers)
  expect(await refusal('new@example.org')).toBe('award-is-withdrawn')
  await keepAwards({ ...town.services, signedIn: await signedInAs(town, 'cai@example.org'), now })
  expect(await refusal('new@example.org', third)).toBe('award-is-kept')
})

test('correcting and keeping, or withdrawing, at the same moment: one of them happens', async () => {
  const town = await aTown({ warm: 8 })
  for (let round = 0; round < 12; round++) {
    const email = `round${round}@example.org`
    const { powers, awardIds } = await given(town, [{ email }])
    const [awardId = ''] = awardIds
    const signedIn = await signedInAs(town, email)
    const [corrected, kept] = await Promise.all([
      correctAddress({ awardId, email: `new${round}@example.org` }, powers),
      keepAwards({ ...town.services, signedIn, now }),
    ])
    expect(corrected.ok, `round ${round}`).toBe(!kept.ok)
    const award = await findAward(awardId, town)
    expect(award?.recipientEmail).toBe(kept.ok ? email : `new${round}@example.org`)
    const again = await given(town, [{ email: `w${email}` }])
    const [other = ''] = again.awardIds
    const [moved, withdrawn] = await Promise.all([
      correctAddress({ awardId: other, email: `v${email}` }, again.powers),
      withdrawAward({ awardId: other, reason: 'x' }, again.powers),
    ])
    expect(withdrawn.ok).toBe(true)
    if (!moved.ok) expect(moved.refusal).toBe('award-is-withdrawn')
  }
})

test('shows of a run those alone whose mails came as far as was asked for, and how many each are', async () => {
  const town = await aTown()
  const people = ['a', 'b', 'c', 'd'].map((name) => ({ name, email: `${name}@example.org` }))
  const { library, awardIds, note } = await given(town, people)
  const [a = '', b = '', c = ''] = awardIds
  await note(a, 'bounced', days(1))
  await note(b, 'bounced', days(1))
  await note(c, 'opened', days(1))
  const runId = newId(now)
  await town.pool.query('update awards set run_id = $1', [runId])
  expect(await listRunDeliveries(runId, town)).toEqual([
    { state: 'bounced', awards: 2 },
    { state: 'opened', awards: 1 },
    { state: 'queued', awards: 1 },
  ])
  const shown = { organisationId: library.organisationId, runId, limit: 9 }
  const { rows } = await listAwards({ ...shown, delivery: 'bounced' }, town)
  expect(rows.map((row) => row.id).toSorted()).toEqual([a, b].toSorted())
  expect(await listRunDeliveries(newId(now), town)).toEqual([])
})
