import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { inStretches } from '#tests/support/in-stretches.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { awardsGiven } from './award-jobs.ts'
import { closedReason } from './award-offer-rules.ts'
import { readClaimCode } from './claim-code.ts'
import { drawPoster } from './draw-poster.ts'
import { findAwardOffer, findOpenCode } from './find-award-offer.ts'
import { findAwardRun } from './find-award-run.ts'
import { keepOfferedAward } from './keep-offered-award.ts'
import { listAwardOffers } from './list-award-offers.ts'
import { rotateAwardOffer } from './rotate-award-offer.ts'
import { type AwardOfferRequest, startAwardOffer } from './start-award-offer.ts'
import { stopAwardOffer } from './stop-award-offer.ts'
import { withdrawRunAwards } from './withdraw-run-awards.ts'

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const open = { opportunityId: null, evidence: [], startsAt: null, endsAt: null, mostUses: null, emails: undefined }

async function aCode(town: Town, change: Partial<AwardOfferRequest> = {}, { repeatable = false } = {}) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { repeatable })
  const powers = { ...town.services, issuer: library.issuer, now }
  const started = await startAwardOffer({ ...open, badgeId, ...change }, powers)
  if (!started.ok) throw new Error(started.refusal)
  const { codeId } = started
  const found = () => findAwardOffer({ id: codeId, organisationId: library.organisationId }, town.services)
  const letters = async () => readClaimCode((await found())?.letters ?? '') ?? ''
  return { library, badgeId, codeId, powers, found, letters }
}

async function learners(town: Town, count: number) {
  const people = Array.from({ length: count }, (_, nth) => ({
    name: `Learner ${nth}`,
    email: `learner${nth}@example.org`,
  }))
  const ids = await addPeople(people, { database: town.database, now })
  return people.map(({ name, email }) => mintSignedIn({ personId: ids.get(email) ?? '', email, name }))
}

async function aLearner(town: Town) {
  const [learner] = await learners(town, 1)
  if (!learner) throw new Error('no learner')
  return learner
}

const count = async (town: Town, sql: string) => (await town.pool.query<{ count: number }>(sql)).rows[0]?.count

test('gives the badge to a learner who is signed in, kept and signed, once', async () => {
  const town = await aTown({ warm: 6 })
  const { codeId, library, letters } = await aCode(town, {}, { repeatable: true })
  const signedIn = await aLearner(town)
  const use = async () => keepOfferedAward({ letters: await letters() }, { ...town.services, signedIn, now })
  const outcomes = await Promise.all(Array.from({ length: 6 }, use))
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'used-it-already')).toHaveLength(5)
  const { rows } = await town.pool.query(
    `select claimed_at, person_id, run_id from awards join recipients on recipients.id = recipient_id`,
  )
  expect(rows).toEqual([{ claimed_at: now, person_id: signedIn.personId, run_id: codeId }])
  expect(
    await findAwardRun({ id: codeId, organisationId: library.organisationId }, { database: town.database }),
  ).toMatchObject({ given: 1, total: 1 })
})

test('of 500 learners at once no more get it than the code has uses: never one too many', async () => {
  const town = await aTown({ warm: 10 })
  const { letters, codeId, found } = await aCode(town, { mostUses: 300 })
  const crowd = await learners(town, 500)
  const typed = await letters()
  // The queue of a test looks its kinds up over the same connections, which the crowd takes all: once, before.
  await town.database
    .transaction()
    .execute((tx) => town.services.queue.enqueue(tx, awardsGiven, [{ placeId: town.placeId }]))
  const outcomes = await Promise.all(
    crowd.map((signedIn) => keepOfferedAward({ letters: typed }, { ...town.services, signedIn, now })),
  )
  expect(outcomes.filter((one) => one.ok)).toHaveLength(300)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'code-is-used-up')).toHaveLength(200)
  expect(await count(town, 'select count(*) from awards where claimed_at is not null')).toBe(300)
  expect(await count(town, 'select count(distinct person_id) from award_offer_uses')).toBe(300)
  expect((await found())?.uses).toBe(300)
  expect(await count(town, `select given as count from award_runs where id = '${codeId}'`)).toBe(300)
})

test('works from its beginning to its end, and not while it is stopped', async () => {
  const town = await aTown()
  const { letters, codeId, powers } = await aCode(town, { startsAt: hours(1), endsAt: hours(3) })
  const signedIn = await aLearner(town)
  const at = async (moment: Date) =>
    keepOfferedAward({ letters: await letters() }, { ...town.services, signedIn, now: moment })
  expect(await at(hours(0.9))).toEqual({ ok: false, refusal: 'code-not-begun' })
  expect(await at(hours(3))).toEqual({ ok: false, refusal: 'code-is-over' })
  await stopAwardOffer({ codeId, isStopped: true }, powers)
  expect(await at(hours(2))).toEqual({ ok: false, refusal: 'code-is-stopped' })
  await stopAwardOffer({ codeId, isStopped: false }, powers)
  expect(await at(hours(2))).toMatchObject({ ok: true })
  await rotateAwardOffer({ codeId, turn: 1 }, powers)
  expect(await loggedWhere(town, 'award-offer')).toEqual(
    ['started', 'stopped', 'resumed', 'rotated'].map((act) => `award-offer.${act} here`),
  )
})

test('a code that was passed on is turned over: the old letters are dead, what was given stays', async () => {
  const town = await aTown()
  const { letters, codeId, powers, found } = await aCode(town)
  const [first, second] = await learners(town, 2)
  if (!first || !second) throw new Error('no learners')
  const leaked = await letters()
  const use = (typed: string, signedIn: typeof first) =>
    keepOfferedAward({ letters: typed }, { ...town.services, signedIn, now })
  expect(await use(leaked, first)).toMatchObject({ ok: true })
  // Two presses on one page exchange the letters once.
  await Promise.all([rotateAwardOffer({ codeId, turn: 1 }, powers), rotateAwardOffer({ codeId, turn: 1 }, powers)])
  expect((await found())?.turn).toBe(2)
  const fresh = await letters()
  expect(fresh).not.toBe(leaked)
  expect(await use(leaked, second)).toEqual({ ok: false, refusal: 'code-is-replaced' })
  expect(await findOpenCode({ letters: leaked }, { database: town.database, now })).toMatchObject({
    closed: 'code-is-replaced',
  })
  expect(await use(fresh, second)).toMatchObject({ ok: true })
  expect(await count(town, 'select count(*) from awards where revoked_at is null')).toBe(2)
})

test('a code for people on a list gives nothing to another address, and does not say who is on it', async () => {
  const town = await aTown()
  const { letters } = await aCode(town, { emails: ['Learner0@example.org'] })
  const [listed, other] = await learners(town, 2)
  if (!listed || !other) throw new Error('no learners')
  const typed = await letters()
  const use = (signedIn: typeof listed) => keepOfferedAward({ letters: typed }, { ...town.services, signedIn, now })
  expect(await use(other)).toEqual({ ok: false, refusal: 'not-on-the-list' })
  expect(await use(listed)).toMatchObject({ ok: true })
})

test('all that a code gave is withdrawn with one reason, as of any run', async () => {
  const town = await aTown()
  const { letters, codeId, powers } = await aCode(town)
  const crowd = await learners(town, 3)
  const typed = await letters()
  for (const signedIn of crowd) await keepOfferedAward({ letters: typed }, { ...town.services, signedIn, now })
  expect(await withdrawRunAwards({ runId: codeId, awardIds: 'all', reason: 'Passed on.' }, powers)).toEqual({
    ok: true,
    withdrawn: 3,
  })
})

test('is not given again to a learner who holds it, nor when the badge is gone, nor by letters of nothing', async () => {
  const town = await aTown()
  const { badgeId, letters, powers } = await aCode(town)
  const signedIn = await aLearner(town)
  const use = (typed: string) => keepOfferedAward({ letters: typed }, { ...town.services, signedIn, now })
  expect(await use('0000000000')).toEqual({ ok: false, refusal: 'code-is-unknown' })
  const typed = await letters()
  await town.pool.query(`update badges set status = 'archived', archived_at = now() where id = $1`, [badgeId])
  expect(await use(typed)).toEqual({ ok: false, refusal: 'badge-is-gone' })
  await town.pool.query(`update badges set status = 'published', archived_at = null where id = $1`, [badgeId])
  const other = await startAwardOffer({ ...open, badgeId }, powers)
  if (!other.ok) throw new Error(other.refusal)
  const { organisationId } = powers.issuer
  const second = await findAwardOffer({ id: other.codeId, organisationId }, town.services)
  expect(await use(typed)).toMatchObject({ ok: true })
  expect(await use(readClaimCode(second?.letters ?? '') ?? '')).toEqual({ ok: false, refusal: 'holds-it-already' })
})

test('refuses times that make no sense, a list of nobody and addresses that cannot be right', async () => {
  const town = await aTown()
  const { badgeId, powers } = await aCode(town)
  const refusalOf = async (change: Partial<AwardOfferRequest>) => {
    const outcome = await startAwardOffer({ ...open, badgeId, ...change }, powers)
    return outcome.ok ? undefined : outcome.refusal
  }
  expect(await refusalOf({ startsAt: hours(2), endsAt: hours(1) })).toBe('end-before-start')
  expect(await refusalOf({ endsAt: now })).toBe('end-is-past')
  expect(await refusalOf({ emails: [] })).toBe('nobody-listed')
  expect(await refusalOf({ emails: ['a@example.org', 'not an address'] })).toBe('an-address-is-wrong')
  expect(await refusalOf({ badgeId: randomUUID() })).toBe('badge-not-found')
  const { badgeId: strict } = await aBadge(town, await anOrganisation(town), { evidenceRequired: true })
  expect(await refusalOf({ badgeId: strict })).toBe('badge-belongs-to-another-organisation')
})

test('an issuer of another organisation neither sees, turns over nor stops a code', async () => {
  const town = await aTown()
  const { codeId, badgeId, library } = await aCode(town)
  const other = await anOrganisation(town, { name: 'Another Library' })
  const powers = { ...town.services, issuer: other.issuer, now }
  const { organisationId } = other
  expect(await findAwardOffer({ id: codeId, organisationId }, town.services)).toBeUndefined()
  expect((await listAwardOffers({ organisationId, limit: 9 }, { database: town.database })).rows).toEqual([])
  const own = await startAwardOffer({ ...open, badgeId }, { ...powers, issuer: library.issuer })
  const mine = { organisationId: library.organisationId }
  const listed = await inStretches((asked) => listAwardOffers({ ...mine, ...asked }, town.services))
  // Both were made in the same moment: their ids decide which comes first.
  expect(listed.map(({ id }) => id).toSorted()).toEqual([own.ok ? own.codeId : '', codeId].toSorted())
  const named = await listAwardOffers({ ...mine, ids: [codeId], limit: 9 }, town.services)
  expect(named.rows.map(({ id }) => id)).toEqual([codeId])
  expect(await rotateAwardOffer({ codeId, turn: 1 }, powers)).toEqual({ ok: false, refusal: 'code-not-found' })
  expect(await stopAwardOffer({ codeId, isStopped: true }, powers)).toEqual({ ok: false, refusal: 'code-not-found' })
  expect(await startAwardOffer({ ...open, badgeId }, powers)).toMatchObject({ ok: false })
  expect(await findAwardOffer({ id: codeId, organisationId: library.organisationId }, town.services)).toMatchObject({
    turn: 1,
    stoppedAt: null,
  })
})

test('says why a code is closed, the gravest first', () => {
  const limits = {
    isGivable: true,
    startsAt: null,
    endsAt: null,
    mostUses: null,
    uses: 7,
    stoppedAt: null,
    isFormer: false,
  }
  expect(closedReason(limits, now)).toBeUndefined()
  expect(closedReason({ ...limits, mostUses: 8 }, now)).toBeUndefined()
  expect(closedReason({ ...limits, mostUses: 7 }, now)).toBe('code-is-used-up')
  expect(closedReason({ ...limits, isFormer: true, stoppedAt: now }, now)).toBe('code-is-replaced')
})

test.each(['A4', 'A5'] as const)('draws a poster to hang up, %s', async (size) => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const poster = await drawPoster({
    ...{ size, language: 'cy', place: 'Tre’r Môr', organisation: 'Llyfrgell', title: 'Clwb Codio' },
    ...{ description: 'Yn gwneud gêm fach.', picture: { png, alt: 'Hecsagon', colour: '#003a52' } },
    ...{
      steps: 'Sganiwch ef',
      address: 'https://waymark.test/claim/4F7KQ-9TXB2',
      letters: '4F7KQ-9TXB2',
      limits: 'Tan',
    },
  })
  const text = Buffer.from(poster).toString('latin1')
  expect(text.slice(0, 8)).toBe('%PDF-1.7')
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(text).toContain(size === 'A4' ? '595.28' : '419.53')
})
