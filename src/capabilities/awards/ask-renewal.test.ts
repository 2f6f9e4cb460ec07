import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { askRenewal } from './ask-renewal.ts'
import { undoUntilOf } from './award-run-rules.ts'
import { extendAwards } from './extend-awards.ts'
import { countRenewalsAsked, countRenewalsLapsed, findRenewal } from './find-renewal.ts'
import { issueAwardRun } from './issue-award-run.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { listAwards } from './list-awards.ts'
import { renewAwards } from './renew-awards.ts'
import { settleRenewalRequests } from './settle-renewal-requests.ts'
import { signExtensions } from './sign-extensions.ts'
import { suspendAwards } from './suspend-awards.ts'
import { tellOfLapse } from './tell-of-lapse.ts'
import { undoExtension } from './undo-extension.ts'
import { withdrawAward } from './withdraw-award.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
/** A badge for a year has 55 days left. */
const near = days(310)

async function kept(town: Town, { keeps = true, warm = near } = {}) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { validForMonths: 12 })
  const powers = { ...town.services, issuer: library.issuer, now }
  const line = { recipient: { name: 'Ava', email: 'ava@example.org' }, evidence: [] }
  const outcome = await issueAwards({ badgeId, lines: [line], notify: false }, powers)
  const [given] = outcome.ok ? outcome.lines : []
  if (!given?.ok) throw new Error('not awarded')
  const people = await addPeople([{ name: 'Ava', email: 'ava@example.org' }], { database: town.database, now })
  const signedIn = mintSignedIn({
    personId: people.get('ava@example.org') ?? '',
    email: 'ava@example.org',
    name: 'Ava',
  })
  if (keeps) await keepAwards({ ...town.services, signedIn, now })
  const { awardId } = given
  const { organisationId } = library
  const asked = (at = warm, by = signedIn) => askRenewal({ awardId }, { ...town, signedIn: by, now: at })
  const counted = async (at = near) =>
    (await countRenewalsAsked({ organisationId, atMost: 9 }, { database: town.database, now: at })).count
  const listed = async (at = near) =>
    (await listAwards({ organisationId, state: 'asked', now: at, limit: 9 }, town)).rows.map(({ id }) => id)
  return { library, powers: { ...powers, now: near }, awardId, signedIn, asked, counted, listed }
}

test('a learner asks once, however often it is pressed, and the desk of that organisation sees it', async () => {
  const town = await aTown({ warm: 8 })
  const { awardId, asked, counted, listed } = await kept(town)
  const other = await anOrganisation(town, { name: 'Other' })
  expect(await counted()).toBe(0)
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => asked()))
  expect(outcomes.every((one) => one.ok)).toBe(true)
  expect(await counted()).toBe(1)
  expect(await listed()).toEqual([awardId])
  expect(await findRenewal(awardId, town)).toMatchObject({ askedAt: near })
  const ofOther = { organisationId: other.organisationId, atMost: 9 }
  expect(await countRenewalsAsked(ofOther, { ...town, now: near })).toMatchObject({ count: 0 })
  const { rows } = await town.pool.query(`select from audit_entries where action = 'award.renewal-asked'`)
  expect(rows).toHaveLength(1)
  // On its last day it leaves the desk by itself.
  expect(await counted(days(366))).toBe(0)
  expect(await listed(days(366))).toEqual([])
})

test('nobody asks for what is not theirs, was not kept, or belongs to one who is being erased', async () => {
  const town = await aTown()
  const { asked, counted, signedIn } = await kept(town)
  const people = await addPeople([{ name: 'Ben', email: 'ben@example.org' }], { database: town.database, now })
  const ben = mintSignedIn({ personId: people.get('ben@example.org') ?? '', email: 'ben@example.org', name: 'Ben' })
  expect(await asked(near, ben)).toEqual({ ok: false, refusal: 'award-not-found' })
  await town.pool.query('update people set erasing_at = now() where id = $1', [signedIn.personId])
  expect(await asked()).toEqual({ ok: false, refusal: 'award-not-found' })
  expect(await counted()).toBe(0)
  const waiting = await kept(await aTown(), { keeps: false })
  expect(await waiting.asked()).toEqual({ ok: false, refusal: 'award-not-found' })
})

test('what was given to a learner’s account and is kept by nobody is not asked for', async () => {
  const town = await aTown()
  const { asked, awardId } = await kept(town)
  await town.pool.query('update awards set claimed_at = null where id = $1', [awardId])
  expect(await asked()).toEqual({ ok: false, refusal: 'award-not-found' })
})

test('who cares for a child asks in their place, and the log says who it was', async () => {
  const town = await aTown()
  const { asked, counted, signedIn } = await kept(town)
  const people = await addPeople([{ name: 'Parent', email: 'p@example.org' }], { database: town.database, now })
  const guardianId = people.get('p@example.org') ?? ''
  const forChild = mintSignedIn({ ...signedIn, email: 'p@example.org', guardianId })
  expect(await asked(near, forChild)).toEqual({ ok: true })
  expect(await counted()).toBe(1)
  const { rows } = await town.pool.query(
    `select actor_id, asked_by from audit_entries, renewal_requests where action = 'award.renewal-asked'`,
  )
  expect(rows).toEqual([{ actor_id: guardianId, asked_by: guardianId }])
})

test('it is too early until 60 days before the end, and too late when it is over', async () => {
  const { asked } = await kept(await aTown())
  expect(await asked(days(304))).toEqual({ ok: false, refusal: 'it-is-too-early' })
  expect(await asked(days(366))).toEqual({ ok: false, refusal: 'award-does-not-count' })
  expect(await asked(days(306))).toEqual({ ok: true })
})

test('a badge on hold or withdrawn is not asked for, and what was asked for leaves the desk when it is withdrawn', async () => {
  const town = await aTown()
  const { awardId, powers, asked, counted, listed } = await kept(town)
  await suspendAwards({ awardIds: [awardId], reason: 'x' }, powers)
  expect(await asked()).toEqual({ ok: false, refusal: 'award-does-not-count' })
  await town.pool.query('update awards set suspended_at = null, suspension_reason = null')
  expect(await asked()).toEqual({ ok: true })
  await withdrawAward({ awardId, reason: 'x' }, powers)
  expect(await counted()).toBe(0)
  expect(await listed()).toEqual([])
  expect(await lapsed(town, days(366))).toEqual([])
  expect(await asked()).toEqual({ ok: false, refusal: 'award-does-not-count' })
})

/** What the clock, looking twice at once, lets be told at a moment. */
async function lapsed({ services, pool }: Town, at: Date) {
  await Promise.all([1, 2].map(() => settleRenewalRequests({ ...services, now: at })))
  const { rows } = await pool.query<{ data: { awardId: string; validUntil: string } }>(
    `select data from pgboss.job where name = 'award.renewal-lapsed'`,
  )
  return rows.map(({ data }) => data)
}

test('who asked for what then ran out is told once that it did, and nobody else is', async () => {
  const town = await aTown({ warm: 4 })
  const { awardId, asked, powers } = await kept(town)
  expect(await lapsed(town, days(370))).toEqual([])
  await asked()
  expect(await lapsed(town, days(364))).toEqual([])
  const [due, ...more] = await lapsed(town, days(366))
  expect([due, more]).toEqual([{ awardId, validUntil: '2027-06-05T09:00:00.000Z' }, []])
  expect(await lapsed(town, days(367))).toHaveLength(1)
  const sent: Mail[] = []
  const telling = { ...powers, mailer: async (mail: Mail) => void sent.push(mail), now: days(366) }
  if (due) await tellOfLapse(due, telling)
  expect(sent).toMatchObject([{ to: 'ava@example.org', subject: 'Your badge “Coding Club” has run out' }])
  // Of what goes on after all nothing is said.
  await town.pool.query(`update awards set valid_until = '2028-06-05' where id = $1`, [awardId])
  if (due) await tellOfLapse(due, telling)
  expect(sent).toHaveLength(1)
})

test('an organisation reads for two weeks that it let run out what a learner had asked for, and no other does', async () => {
  const town = await aTown()
  const { library, awardId, asked, powers } = await kept(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const lapsedAt = async (at: Date, organisationId = library.organisationId) => {
    const { count } = await countRenewalsLapsed({ organisationId, atMost: 9 }, { database: town.database, now: at })
    const { rows } = await listAwards({ organisationId, state: 'lapsed', now: at, limit: 9 }, town)
    expect(rows.map(({ id }) => id)).toEqual(count === 0 ? [] : [awardId])
    return count
  }
  expect(await lapsedAt(days(366))).toBe(0)
  await asked()
  expect(await lapsedAt(days(364))).toBe(0)
  expect(await lapsedAt(days(366))).toBe(1)
  expect(await lapsedAt(days(366), other.organisationId)).toBe(0)
  expect(await lapsedAt(days(378))).toBe(1)
  expect(await lapsedAt(days(380))).toBe(0)
  // Late is better than never: what is renewed or withdrawn then stands there no more.
  await town.pool.query(`update awards set revoked_at = now(), revocation_reason = '' where id = $1`, [awardId])
  expect(await lapsedAt(days(366))).toBe(0)
  await town.pool.query('update awards set revoked_at = null, revocation_reason = null where id = $1', [awardId])
  const request = { requestId: randomUUID(), awardIds: [awardId], reason: 'Late.' }
  expect(await renewAwards(request, { ...powers, now: days(367) })).toMatchObject({ ok: true })
  await issueAwardRun({ runId: request.requestId }, { ...powers, now: days(367) })
  expect(await lapsedAt(days(368))).toBe(0)
  // What followed it was withdrawn: it goes on by nothing again.
  await town.pool.query(`update awards set revoked_at = now(), revocation_reason = '' where renews = $1`, [awardId])
  expect(await lapsedAt(days(368))).toBe(1)
})

test('an organisation extends and renews its own badges alone, whatever ids its form names', async () => {
  const town = await aTown()
  const { awardId, powers } = await kept(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const foreign = { ...powers, issuer: other.issuer }
  const renewing = { requestId: randomUUID(), awardIds: [awardId], reason: 'Again.' }
  expect(await renewAwards(renewing, foreign)).toEqual({ ok: false, refusal: 'none-can-be' })
  const extending = { id: randomUUID(), awardIds: [awardId], lastDay: '', reason: 'Goes on.' }
  expect(await extendAwards(extending, foreign)).toMatchObject({ ok: false })
  expect(await renewAwards(renewing, powers)).toMatchObject({ ok: true })
})

test('what was extended, renewed, withdrawn or is being extended has not lapsed', async () => {
  const town = await aTown()
  const { awardId, asked, powers } = await kept(town)
  await asked()
  const id = randomUUID()
  await extendAwards({ id, awardIds: [awardId], lastDay: '', reason: 'Goes on.' }, powers)
  // It waits for the extension, which may still be taken back.
  expect(await lapsed(town, days(366))).toEqual([])
  await undoExtension({ extensionId: id }, powers)
  expect(await lapsed(town, days(366))).toHaveLength(1)
  const other = await aTown()
  const renewed = await kept(other)
  await renewed.asked()
  const request = { requestId: randomUUID(), awardIds: [renewed.awardId], reason: 'Again.' }
  const followed = await renewAwards(request, renewed.powers)
  await issueAwardRun({ runId: request.requestId }, renewed.powers)
  expect(followed.ok).toBe(true)
  expect(await lapsed(other, days(366))).toEqual([])
  const sent: Mail[] = []
  const telling = { ...renewed.powers, mailer: async (mail: Mail) => void sent.push(mail), now: days(366) }
  await tellOfLapse({ awardId: renewed.awardId, validUntil: '2027-06-05T09:00:00.000Z' }, telling)
  expect(sent).toEqual([])
  const third = await aTown()
  const extended = await kept(third)
  await extended.asked()
  await extendAwards({ id, awardIds: [extended.awardId], lastDay: '', reason: 'Goes on.' }, extended.powers)
  await signExtensions({ extensionId: id }, { ...extended.powers, now: undoUntilOf(near) })
  expect(await lapsed(third, days(366))).toEqual([])
})

test('what goes on is not asked for, and leaves the desk; after a later end is near it can be asked for again', async () => {
  const town = await aTown()
  const { awardId, powers, asked, counted, listed } = await kept(town)
  const id = randomUUID()
  const extension = { id, awardIds: [awardId], lastDay: '', reason: 'Goes on.' }
  await asked()
  await extendAwards(extension, powers)
  expect(await counted()).toBe(0)
  expect(await asked()).toEqual({ ok: false, refusal: 'award-goes-on' })
  await undoExtension({ extensionId: id }, powers)
  expect(await counted()).toBe(1)
  const again = randomUUID()
  await extendAwards({ ...extension, id: again }, powers)
  await signExtensions({ extensionId: again }, { ...powers, now: undoUntilOf(near) })
  expect(await counted(days(312))).toBe(0)
  expect(await listed(days(312))).toEqual([])
  expect(await findRenewal(awardId, town)).toMatchObject({ askedAt: undefined })
  expect(await asked(days(312))).toEqual({ ok: false, refusal: 'it-is-too-early' })
  expect(await asked(days(680))).toEqual({ ok: true })
  expect(await counted(days(680))).toBe(1)
  await renewAwards({ requestId: randomUUID(), awardIds: [awardId], reason: 'Again.' }, { ...powers, now: days(681) })
  expect(await counted(days(681))).toBe(0)
  expect(await asked(days(681))).toEqual({ ok: false, refusal: 'award-goes-on' })
})
