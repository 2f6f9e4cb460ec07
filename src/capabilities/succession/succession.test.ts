import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { awardMailKey } from '#capabilities/awards/award.ts'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { findAward, findCredential } from '#capabilities/awards/find-award.ts'
import { findRenewal } from '#capabilities/awards/find-renewal.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { renewAwards } from '#capabilities/awards/renew-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { listAnswered, listMemberships } from '#capabilities/organisations/find-organisation.ts'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { listKnownIssuers } from '#capabilities/organisations/list-known-issuers.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aBadge, aNextTown, anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { answerSuccession } from './answer-succession.ts'
import { askSuccession, handOverBadges } from './ask-succession.ts'
import { findAnswering, findPublicSuccession, findSuccession, findSuccessionCredential } from './find-succession.ts'
import { listSuccessions, listSuccessionsToAnswer } from './list-successions.ts'
import { settleSuccessions } from './settle-successions.ts'
import { stopSuccession } from './stop-succession.ts'
import type { SuccessionState } from './succession.ts'
import { tellHolders } from './tell-holders.ts'
import { tellOfSuccession } from './tell-of-succession.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const reason = 'The library closes at midsummer.'

/** A library that has given a badge for a year, and a college. */
async function aTownThatCloses() {
  const town = await aTown()
  const { services, lead, placeId } = town
  const library = await anOrganisation(town)
  const college = await anOrganisation(town, { name: 'Ash College' })
  const { badgeId } = await aBadge(town, library, { validForMonths: 12 })
  await anOpportunity(town, library)
  const given = await issueAwards(
    {
      badgeId,
      lines: [{ recipient: { name: 'Siân', email: 'sian@example.org' }, evidence: [{ name: 'Made a game.' }] }],
      notify: false,
    },
    { ...services, issuer: library.issuer, now },
  )
  const [line] = given.ok ? given.lines : []
  const awardId = line?.ok ? line.awardId : ''
  const handOver = async (successorId = college.organisationId, at = now) =>
    handOverBadges({ successorId, placeId, reason }, { ...services, manager: library.manager, now: at })
  const agree = (successionId: string, { manager } = college, at = now) =>
    answerSuccession({ successionId, answer: 'agree' }, { ...services, manager, now: at })
  const handedOver = async () => {
    const asked = await handOver()
    if (!asked.ok) throw new Error(asked.refusal)
    expect(await agree(asked.successionId)).toEqual({ ok: true })
    return asked.successionId
  }
  const verdict = async (input: string) => (await checkBadge(input, { ...services, now })).report.verdict
  const credential = async () => needed(await findCredential(awardId, services), 'the badge')
  return {
    town,
    services,
    lead,
    placeId,
    library,
    college,
    badgeId,
    awardId,
    handOver,
    agree,
    handedOver,
    verdict,
    credential,
  }
}

test('badges that are handed over stay genuine, both sign it, and the successor answers for them', async () => {
  const { town, services, placeId, library, college, badgeId, awardId, handedOver, verdict, credential } =
    await aTownThatCloses()
  const before = await credential()
  const id = await handedOver()
  expect(await credential()).toBe(before)
  expect(await verdict(before)).toBe('genuine')
  const said = await findSuccession({ id }, services)
  expect(said).toMatchObject({ askedBy: 'predecessor', effectiveAt: now, endedAt: null })
  const statements = await Promise.all(
    (['predecessor', 'successor'] as const).map(async (signer) =>
      needed(await findSuccessionCredential({ id, signer }, services), signer),
    ),
  )
  const [byLibrary, byCollege] = statements.map((text) => JSON.parse(text))
  expect(byLibrary).toMatchObject({ issuer: { name: 'Jubilee Library' }, name: 'Ash College' })
  expect(byCollege).toMatchObject({ issuer: { name: 'Ash College' }, name: 'Jubilee Library' })
  expect(byLibrary.credentialSubject.id).toBe(byCollege.issuer.id)
  expect(byCollege.credentialSubject.id).toBe(byLibrary.issuer.id)
  expect(byLibrary.issuer.id).toBe(JSON.parse(before).issuer.id)
  for (const statement of statements) expect(await verdict(statement)).toBe('genuine')

  expect(await findBadge({ id: badgeId }, services)).toMatchObject({ organisationId: college.organisationId })
  expect(await findStanding({ organisationId: library.organisationId, placeId }, services)).toBe('left')
  expect(await listMemberships(library.personId, services)).toEqual([])
  const offered = { placeId, organisationId: library.organisationId, limit: 5 }
  expect((await listOpportunities(offered, { ...services, now })).rows).toEqual([])
  expect(await listAnswered(college.personId, services)).toMatchObject([
    { slug: library.slug, role: 'manager', answeredBy: { slug: college.slug } },
  ])
  expect(await listAnswered(library.personId, services)).toEqual([])
  const answering = await findAnswering({ slug: library.slug }, services)
  expect(answering).toMatchObject({ id, successor: { name: 'Ash College' }, reason })
  expect(await findAnswering({ id: college.organisationId }, services)).toBeUndefined()
  const { issuers } = await listKnownIssuers({ placeId, limit: 10 }, services)
  expect(issuers.map(({ slug, places }) => [slug, places])).toEqual([
    [college.slug, ['Seatown']],
    [library.slug, ['Seatown']],
  ])

  // What was given can be withdrawn, in the very list that the badge names.
  const issuer = library.issuer
  expect(await withdrawAward({ awardId, reason: 'By mistake.' }, { ...services, issuer, now })).toEqual({ ok: true })
  expect(await verdict(before)).toBe('genuine-but-no-longer-valid')
  expect((await loggedWhere(town, 'organisation')).filter((one) => one.startsWith('succession'))).toEqual([
    ...['succession.asked here', 'succession.agreed here', 'succession.in-force here'],
  ])
})

test('a badge of a closed organisation is renewed by the one that answers for it, in its own name, and by no other', async () => {
  const { town, services, library, college, badgeId, awardId, handedOver } = await aTownThatCloses()
  const other = await anOrganisation(town, { name: 'Pier Museum' })
  const renew = (issuer: typeof college.issuer) =>
    renewAwards({ requestId: randomUUID(), awardIds: [awardId], reason: 'Passed again.' }, { ...services, issuer, now })
  expect(await renew(college.issuer)).toEqual({ ok: false, refusal: 'none-can-be' })
  await handedOver()
  expect(await renew(other.issuer)).toEqual({ ok: false, refusal: 'none-can-be' })
  expect(await renew(library.issuer)).toMatchObject({ ok: false, refusal: 'badge-belongs-to-another-organisation' })
  expect(await renew(college.issuer)).toMatchObject({ ok: true })
  const { renewedBy = '' } = await findRenewal(awardId, services)
  expect(await findAward(renewedBy, services)).toMatchObject({
    ...{ renews: awardId, organisationId: college.organisationId, recipientEmail: 'sian@example.org' },
  })
  // In the name of the closed one nothing new is given, and the new owner gives the badge as its own.
  const give = (issuer: typeof college.issuer) =>
    issueAwards(
      { badgeId, lines: [{ recipient: { name: 'Ben' }, evidence: [] }], notify: false },
      { ...services, issuer, now },
    )
  expect(await give(library.issuer)).toMatchObject({ ok: false })
  expect(await give(college.issuer)).toMatchObject({ ok: true, lines: [{ ok: true }] })
})

test('what is given back is as it was, and what both signed is withdrawn', async () => {
  const { town, services, lead, library, college, badgeId, handedOver, verdict, handOver } = await aTownThatCloses()
  const id = await handedOver()
  const museum = await anOrganisation(town, { name: 'Pier Museum' })
  const statements = await Promise.all(
    (['predecessor', 'successor'] as const).map(async (signer) =>
      needed(await findSuccessionCredential({ id, signer }, services), signer),
    ),
  )
  const stop = (by: { manager: typeof college.manager } | { lead: typeof lead }, said = 'We cannot.') =>
    stopSuccession({ successionId: id, reason: said }, { ...services, ...by, now: days(1) })
  expect(await stop({ manager: library.manager })).toEqual({ ok: false, refusal: 'succession-is-over' })
  expect(await stop({ manager: museum.manager })).toEqual({ ok: false, refusal: 'succession-not-found' })
  expect(await stop(college, ' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await stop(college, 'x'.repeat(2001))).toEqual({ ok: false, refusal: 'reason-is-too-long' })
  expect(await stop(college)).toEqual({ ok: true })
  expect(await stop({ lead })).toEqual({ ok: false, refusal: 'succession-is-over' })
  for (const statement of statements) expect(await verdict(statement)).toBe('genuine-but-no-longer-valid')
  expect(await findBadge({ id: badgeId }, services)).toMatchObject({ organisationId: library.organisationId })
  expect(await listMemberships(library.personId, services)).toMatchObject([{ slug: library.slug }])
  expect(await listAnswered(college.personId, services)).toEqual([])
  expect(await findAnswering({ id: library.organisationId }, services)).toBeUndefined()
  expect(await findPublicSuccession({ id }, services)).toMatchObject({ endedAt: days(1) })
  const give = (issuer: typeof college.issuer) =>
    issueAwards(
      { badgeId, lines: [{ recipient: { name: 'Ben' }, evidence: [] }], notify: false },
      { ...services, issuer, now: days(1) },
    )
  expect(await give(college.issuer)).toEqual({ ok: false, refusal: 'badge-belongs-to-another-organisation' })
  expect(await handOver(college.organisationId, days(2))).toMatchObject({ ok: true })
})

test('the City Lead asks for one that nobody works for, which may object for thirty days', async () => {
  const { town, services, lead, placeId, library, college, agree } = await aTownThatCloses()
  const ask = (by = lead) =>
    askSuccession(
      { predecessorId: library.organisationId, successorId: college.organisationId, reason },
      { ...services, lead: by, now },
    )
  expect(await ask()).toEqual({ ok: false, refusal: 'predecessor-still-works' })
  await town.database
    .updateTable('organisationPlaces')
    .set({ status: 'left' })
    .where('organisationId', '=', library.organisationId)
    .execute()
  const elsewhere = mintCityLead({ placeId: await aNextTown(town), personId: lead.personId })
  expect(await ask(elsewhere)).toEqual({ ok: false, refusal: 'predecessor-is-not-here' })
  const asked = await ask()
  const id = asked.ok ? asked.successionId : ''
  expect(await ask()).toEqual({ ok: false, refusal: 'is-under-way' })
  expect(await agree(id)).toEqual({ ok: true })
  expect(await findSuccession({ id }, services)).toMatchObject({ agreedAt: now, effectiveAt: null })
  expect(await findPublicSuccession({ id }, services)).toBeUndefined()
  // Nobody sees whom it gave badges before it is in force.
  expect(await listAnswered(college.personId, services)).toEqual([])
  expect(await listSuccessionsToAnswer({ organisationId: library.organisationId }, services)).toMatchObject([{ id }])
  await settleSuccessions({ ...services, now: days(29) })
  expect(await findSuccession({ id }, services)).toMatchObject({ effectiveAt: null })
  const object = (manager: typeof library.manager) =>
    stopSuccession({ successionId: id, reason: 'We are still here.' }, { ...services, manager, now: days(29) })
  const stranger = await anOrganisation(town, { name: 'Pier Museum' })
  expect(await object(stranger.manager)).toEqual({ ok: false, refusal: 'succession-not-found' })
  expect(await stopSuccession({ successionId: id, reason }, { ...services, lead: elsewhere, now: days(29) })).toEqual({
    ok: false,
    refusal: 'succession-not-found',
  })
  expect(await object(library.manager)).toEqual({ ok: true })
  await settleSuccessions({ ...services, now: days(31) })
  expect(await findSuccession({ id }, services)).toMatchObject({ effectiveAt: null, ending: 'objected' })

  const again = await ask()
  const next = again.ok ? again.successionId : ''
  await agree(next)
  await settleSuccessions({ ...services, now: days(31) })
  await settleSuccessions({ ...services, now: days(32) })
  expect(await findSuccession({ id: next }, services)).toMatchObject({ effectiveAt: days(31), ending: null })
  expect(await listSuccessions({ placeId }, services)).toHaveLength(2)
  expect(await listSuccessionsToAnswer({ organisationId: library.organisationId }, services)).toEqual([])
})

test('only who was asked answers, once, and only while it is in the place', async () => {
  const { town, college, library, placeId, handOver, agree } = await aTownThatCloses()
  const asked = await handOver()
  const id = asked.ok ? asked.successionId : ''
  const museum = await anOrganisation(town, { name: 'Pier Museum' })
  expect(await agree(id, museum)).toEqual({ ok: false, refusal: 'succession-not-found' })
  expect(await agree(id, library)).toEqual({ ok: false, refusal: 'succession-not-found' })
  expect(await agree(randomUUID())).toEqual({ ok: false, refusal: 'succession-not-found' })
  const set = (status: string) =>
    town.database
      .updateTable('organisationPlaces')
      .set({ status })
      .where('organisationId', '=', college.organisationId)
      .where('placeId', '=', placeId)
      .execute()
  await set('suspended')
  expect(await agree(id)).toEqual({ ok: false, refusal: 'successor-is-not-here' })
  await set('approved')
  const outcomes = await Promise.all([agree(id), agree(id)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'succession-is-answered' })
  const { rows } = await town.pool.query('select signer from succession_statements order by signer')
  expect(rows).toEqual([{ signer: 'predecessor' }, { signer: 'successor' }])
})

test('two presses ask once, and before it is answered it is stopped or refused', async () => {
  const { services, library, college, handOver, badgeId } = await aTownThatCloses()
  const outcomes = await Promise.all([handOver(), handOver()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'is-under-way' })
  const [first] = outcomes.flatMap((one) => (one.ok ? [one.successionId] : []))
  const stop = (id: string | undefined, manager: typeof library.manager) =>
    stopSuccession({ successionId: id ?? '', reason: '' }, { ...services, manager, now })
  expect(await stop(first, library.manager)).toEqual({ ok: true })
  expect(await findSuccession({ id: first ?? '' }, services)).toMatchObject({ ending: 'stopped' })
  const second = await handOver()
  const id = second.ok ? second.successionId : ''
  const decline = () =>
    answerSuccession({ successionId: id, answer: 'decline' }, { ...services, manager: college.manager, now })
  expect(await decline()).toEqual({ ok: true })
  expect(await decline()).toEqual({ ok: false, refusal: 'succession-is-answered' })
  expect(await findBadge({ id: badgeId }, services)).toMatchObject({ organisationId: library.organisationId })
})

test('learners who know of their badge are told once that another organisation sees it now, and no others', async () => {
  const { town, services, library, badgeId, handedOver } = await aTownThatCloses()
  const lines = ['Cai', 'Dai'].map((name) => ({ recipient: { name, email: `${name}@example.org` }, evidence: [] }))
  const given = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: library.issuer, now })
  const ids = given.ok ? given.lines.map((line) => (line.ok ? line.awardId : '')) : []
  // They were written to when it was given.
  for (const id of ids)
    await town.pool.query('insert into sent_mails (key, sent_at) values ($1, $2)', [awardMailKey(id), now])
  const [, dai] = ids
  await withdrawAward({ awardId: dai ?? '', reason: 'By mistake.' }, { ...services, issuer: library.issuer, now })
  const mails: Mail[] = []
  const mailer = async (mail: Mail) => void mails.push(mail)
  const id = await handedOver()
  await tellHolders({ successionId: id }, { ...services, mailer, now })
  // Siân was never told that she has one, and Dai's counts no more.
  expect(mails.map(({ to }) => to)).toEqual(['cai@example.org'])
  expect(mails[0]?.text).toContain('Ash College looks after them now. It sees the name and the address')
  expect(mails[0]?.key).toBe(`succession ${id} to cai@example.org`)
  await stopSuccession({ successionId: id, reason }, { ...services, lead: town.lead, now })
  await tellHolders({ successionId: id }, { ...services, mailer, now })
  expect(mails).toHaveLength(1)
})

test('each side is told once, in its language, and one that nobody manages by its own address', async () => {
  const { town, services, library, college, lead } = await aTownThatCloses()
  await town.database.updateTable('people').set({ locale: 'cy' }).where('id', '=', college.personId).execute()
  await town.database
    .updateTable('organisationPlaces')
    .set({ status: 'left' })
    .where('organisationId', '=', library.organisationId)
    .execute()
  await town.database.deleteFrom('organisationMembers').where('organisationId', '=', library.organisationId).execute()
  await town.database
    .insertInto('placeLeads')
    .values({ placeId: town.placeId, personId: needed(lead.personId, 'the lead'), since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const asked = await askSuccession(
    { predecessorId: library.organisationId, successorId: college.organisationId, reason },
    { ...services, lead, now },
  )
  const id = asked.ok ? asked.successionId : ''
  const tell = async (state: SuccessionState) => {
    const mails: Mail[] = []
    const mailer = async (mail: Mail) => void mails.push(mail)
    await tellOfSuccession({ successionId: id, state }, { ...services, mailer, now })
    return mails
  }
  const mails = await tell('asked')
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    ['hello@library.example', 'lena@waymark.test', expect.stringContaining('ash.college')].toSorted(),
  )
  const toLibrary = mails.find(({ to }) => to === 'hello@library.example')
  expect(toLibrary?.text).toMatch(/object before .*2026/)
  expect(toLibrary?.text).toContain(reason)
  expect(mails.find(({ to }) => to.startsWith('ash.college'))?.subject).toMatch(/^Gofynnir i Ash College/)
  // It has gone on by the time the job runs.
  await answerSuccession({ successionId: id, answer: 'agree' }, { ...services, manager: college.manager, now })
  expect(await tell('asked')).toEqual([])
  expect(await tell('agreed')).toHaveLength(3)
})
