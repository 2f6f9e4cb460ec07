import { randomUUID } from 'node:crypto'
import { verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { rotateIssuerKey } from '#capabilities/organisations/rotate-issuer-key.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { stopMails } from '#capabilities/people/choose-mails.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { checkBadge, fetchDocument, verifySignedAward } from './check-badge.ts'
import { extendAwards, previewExtension } from './extend-awards.ts'
import { findAward, findCredential, findSignedAward } from './find-award.ts'
import { countEndings, findRenewal } from './find-renewal.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { publishStatusList } from './publish-status-list.ts'
import { renewAwards } from './renew-awards.ts'
import { restoreAwards } from './restore-awards.ts'
import { sendRunMails } from './send-run-mails.ts'
import { settleEndings } from './settle-endings.ts'
import { signExtensions } from './sign-extensions.ts'
import { suspendAwards } from './suspend-awards.ts'
import { tellExtended } from './tell-extended.ts'
import { tellHeld } from './tell-held.ts'
import { tellOfEnding } from './tell-of-ending.ts'
import { undoAwardRun } from './undo-award-run.ts'
import { undoExtension } from './undo-extension.ts'
import { withdrawAward } from './withdraw-award.ts'
import { withdrawRunAwards } from './withdraw-run-awards.ts'

const minutes = (count: number, from = now) => new Date(from.getTime() + count * 60_000)
const days = (count: number) => minutes(count * 24 * 60)

/** Learners who hold a badge that runs for a year, and know of it. */
async function holders({ count = 2, warm = 0 } = {}) {
  const town = await aTown({ warm })
  const college = await anOrganisation(town, { name: 'College' })
  const { badgeId } = await aBadge(town, college, { name: 'First aid', nameCy: 'Cymorth cyntaf', validForMonths: 12 })
  const powers = { ...town.services, issuer: college.issuer, now }
  const emails = Array.from({ length: count }, (_, at) => `learner${at}@home.example`)
  const lines = emails.map((email, at) => ({
    recipient: { name: `Learner ${at}`, email, language: at === 0 ? ('cy' as const) : ('en' as const) },
    evidence: [],
  }))
  const outcome = await issueAwards({ badgeId, lines, notify: true }, powers)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const awardIds = outcome.lines.map((line) => (line.ok ? line.awardId : line.refusal))
  await town.pool.query(
    `insert into sent_mails (key, sent_at, accepted_at) select 'award ' || id, $1, $1 from awards`,
    [now],
  )
  const sent: Mail[] = []
  const mailer = onceMailer({ database: town.database, mailer: async (mail) => void sent.push(mail) })
  const jobs = async (name: string) =>
    (await town.pool.query('select data from pgboss.job where name = $1 order by created_on', [name])).rows.map(
      (row) => row.data,
    )
  return { town, college, badgeId, powers, emails, awardIds, sent, mailer, jobs, first: awardIds[0] ?? '' }
}

type Holders = Awaited<ReturnType<typeof holders>>

const extend = ({ awardIds, powers }: Holders, change: Partial<Parameters<typeof extendAwards>[0]> = {}) =>
  extendAwards({ id: randomUUID(), awardIds, lastDay: '2027-12-31', reason: 'The course changed.', ...change }, powers)

async function verdictOf({ town, first, powers }: Holders, at: Date) {
  const signed = await findSignedAward(first, town)
  return signed && (await verifySignedAward(signed, { ...powers, now: at })).verdict
}

test('an extended badge is the same badge, signed anew ten minutes later, and everybody who checks it sees the later day at once', async () => {
  const all = await holders({ count: 10 })
  const { town, first, powers, awardIds, jobs, sent, mailer } = all
  const before = JSON.parse((await findCredential(first, town)) ?? '')
  const id = randomUUID()
  expect(await previewExtension({ awardIds, lastDay: '2027-12-31' }, powers)).toEqual({
    ...{ awards: 10, from: new Date('2028-01-01T00:00:00Z'), to: new Date('2028-01-01T00:00:00Z') },
  })
  expect(await extend(all, { id })).toEqual({ ok: true, extended: 10 })
  // Sent ten times it is one.
  expect(await extend(all, { id })).toEqual({ ok: true, extended: 10 })
  expect(await jobs('award.extension-due')).toEqual([{ extensionId: id }])
  await signExtensions({ extensionId: id }, { ...powers, now: minutes(9) })
  expect(await findCredential(first, town)).toBe(JSON.stringify(before))
  expect(await verdictOf(all, days(400))).toBe('genuine-but-no-longer-valid')
  const at = minutes(10)
  await Promise.all([1, 2].map(() => signExtensions({ extensionId: id }, { ...powers, now: at })))
  const after = JSON.parse((await findCredential(first, town)) ?? '')
  expect(after).toMatchObject({ validFrom: '2026-06-05T09:10:00Z', validUntil: '2028-01-01T00:00:00Z' })
  // Nothing else of it has changed (Open Badges 3.0: the same id, the same issuer, a later validFrom).
  const { proof: _, validFrom: _from, validUntil: _until, ...rest } = after
  const { proof: _before, validFrom: _fromBefore, validUntil: _untilBefore, ...restBefore } = before
  expect(rest).toEqual(restBefore)
  expect(await verdictOf(all, days(400))).toBe('genuine')
  const own = (url: string) => fetchDocument(url, { ...powers, now: at })
  for (const awardId of awardIds) {
    const text = (await findCredential(awardId, town)) ?? ''
    expect((await verifyBadge(text, { now: days(400), fetchDocument: own })).verdict).toBe('genuine')
  }
  // A copy from before tells its own day.
  expect((await checkBadge(JSON.stringify(before), { ...powers, now: days(400) })).report.verdict).toBe(
    'genuine-but-no-longer-valid',
  )
  const told = await jobs('awards.extended')
  expect(told).toEqual([{ extensionId: id, awardIds: [...awardIds].sort() }])
  for (const _ of [1, 2]) await tellExtended(told[0], { ...powers, mailer, now: at })
  expect(sent).toHaveLength(10)
  const welsh = sent.find((mail) => mail.to === 'learner0@home.example')
  expect(welsh).toMatchObject({ subject: 'Mae eich bathodyn “Cymorth cyntaf” bellach yn para tan 1 Ionawr 2028' })
  const { rows } = await town.pool.query(
    `select action, count(*)::int as n from audit_entries where action like 'award.ext%' group by 1 order by 1`,
  )
  expect(rows).toEqual([
    { action: 'award.extended', n: 10 },
    { action: 'award.extension-asked', n: 10 },
  ])
})

test('taken back within the ten minutes an extension has changed nothing; afterwards it cannot be', async () => {
  const all = await holders()
  const { town, college, first, powers } = all
  const before = await findCredential(first, town)
  const id = randomUUID()
  await extend(all, { id })
  const other = await anOrganisation(town, { name: 'Other' })
  expect(await undoExtension({ extensionId: id }, { ...powers, issuer: other.issuer })).toMatchObject({
    refusal: 'extension-not-found',
  })
  expect(await undoExtension({ extensionId: id }, { ...powers, now: minutes(9) })).toEqual({ ok: true })
  expect(await undoExtension({ extensionId: id }, { ...powers, now: minutes(9) })).toEqual({ ok: true })
  await signExtensions({ extensionId: id }, { ...powers, now: minutes(10) })
  expect(await findCredential(first, town)).toBe(before)
  const again = randomUUID()
  expect(await extend(all, { id: again })).toMatchObject({ ok: true })
  expect(await undoExtension({ extensionId: again }, { ...powers, now: minutes(10) })).toMatchObject({
    refusal: 'undo-time-is-over',
  })
  expect(college.issuer).toBe(powers.issuer)
})

test.each(Array.from({ length: 6 }, (_, round) => round))(
  'an extension that is taken back while it is signed is the one or the other, of all its badges (%i)',
  async () => {
    const all = await holders({ count: 4, warm: 6 })
    const { town, powers } = all
    const id = randomUUID()
    await extend(all, { id })
    const [undone] = await Promise.all([
      undoExtension({ extensionId: id }, { ...powers, now: minutes(9.99) }),
      signExtensions({ extensionId: id }, { ...powers, now: minutes(10) }),
    ])
    const { rows } = await town.pool.query(`select distinct valid_until > '2027-12-30' as later from awards`)
    expect(rows).toEqual([{ later: !undone.ok }])
  },
)

test('what was withdrawn while its extension waited is not signed anew', async () => {
  const all = await holders()
  const { town, first, powers } = all
  const before = await findCredential(first, town)
  const id = randomUUID()
  await extend(all, { id })
  await withdrawAward({ awardId: first, reason: 'Test' }, powers)
  await signExtensions({ extensionId: id }, { ...powers, now: minutes(10) })
  expect(await findCredential(first, town)).toBe(before)
  expect(await findAward(first, town)).toMatchObject({ validUntil: new Date('2027-06-05T09:00:00Z') })
})

test('an extended badge keeps its issuer after the organisation has changed its key', async () => {
  const all = await holders()
  const { town, college, first, powers } = all
  const before = JSON.parse((await findCredential(first, town)) ?? '')
  await rotateIssuerKey({ ...town.services, manager: college.manager, now })
  const id = randomUUID()
  await extend(all, { id })
  await signExtensions({ extensionId: id }, { ...powers, now: minutes(10) })
  expect(JSON.parse((await findCredential(first, town)) ?? '').issuer).toEqual(before.issuer)
  expect(await verdictOf(all, days(400))).toBe('genuine')
})

test.each<[string, Partial<Parameters<typeof extendAwards>[0]>, string]>([
  ['nobody', { awardIds: [] }, 'nobody-is-chosen'],
  ['no reason', { reason: ' ' }, 'reason-is-missing'],
  ['a reason of 1,001 characters', { reason: 'x'.repeat(1001) }, 'reason-is-too-long'],
  ['no day', { lastDay: 'soon' }, 'date-is-wrong'],
  ['yesterday', { lastDay: '2026-06-04' }, 'date-is-past'],
  ['twelve years', { lastDay: '2038-06-04' }, 'date-is-too-far'],
  ['a day before the end that it has', { lastDay: '2027-06-01' }, 'none-can-be'],
])('nothing is extended for %s', async (_, change, refusal) => {
  const all = await holders()
  expect(await extend(all, change)).toEqual({ ok: false, refusal })
  expect(await all.town.database.selectFrom('awardExtensions').select('id').execute()).toEqual([])
})

test('neither what another organisation gave, what was withdrawn, what has no end nor what waits already is extended', async () => {
  const all = await holders()
  const { town, college, powers, awardIds, first } = all
  const other = await anOrganisation(town, { name: 'Other' })
  const foreign = { ...powers, issuer: other.issuer }
  const request = { awardIds, lastDay: '2027-12-31', reason: 'Test' }
  expect(await extendAwards({ id: randomUUID(), ...request }, foreign)).toMatchObject({ refusal: 'none-can-be' })
  expect(await previewExtension(request, foreign)).toBeUndefined()
  await withdrawAward({ awardId: first, reason: 'Test' }, powers)
  expect(await extend(all)).toEqual({ ok: true, extended: 1 })
  expect(await extend(all)).toMatchObject({ refusal: 'none-can-be' })
  const endless = await aBadge(town, college, { name: 'Endless' })
  const lines = [{ recipient: { email: 'x@home.example' }, evidence: [] }]
  const given = await issueAwards({ badgeId: endless.badgeId, lines, notify: false }, powers)
  const awardId = given.ok && given.lines[0]?.ok ? given.lines[0].awardId : ''
  expect(await extend(all, { awardIds: [awardId] })).toMatchObject({ refusal: 'none-can-be' })
})

test('without a day a badge runs as long again, what has run out from today', async () => {
  const all = await holders()
  const { town, powers, awardIds, first } = all
  const id = randomUUID()
  await extend(all, { id, lastDay: '' })
  await signExtensions({ extensionId: id }, { ...powers, now: minutes(10) })
  expect(await findAward(first, town)).toMatchObject({ validUntil: new Date('2028-06-05T09:00:00Z') })
  const late = days(1000)
  await extendAwards({ id: randomUUID(), awardIds, lastDay: '', reason: 'Again' }, { ...powers, now: late })
  const { waiting } = await findRenewal(first, town)
  expect(waiting?.validUntil.toISOString().slice(0, 10)).toBe('2030-03-01')
})

test('a renewed badge is another one that follows the first, with mails that wait and a way back', async () => {
  const all = await holders()
  const { town, powers, awardIds, first, jobs } = all
  const people = await addPeople([{ name: 'Learner 0', email: 'learner0@home.example' }], { ...town, now })
  const signedIn = mintSignedIn({
    ...{ personId: people.get('learner0@home.example') ?? '', email: 'learner0@home.example', name: 'Learner 0' },
  })
  await keepAwards({ ...powers, signedIn })
  const requestId = randomUUID()
  const renew = (change = {}) =>
    renewAwards({ requestId, awardIds, reason: 'Passed the test again.', ...change }, powers)
  expect(await Promise.all([renew(), renew()])).toEqual([1, 2].map(() => ({ ok: true, runId: requestId })))
  const { renewedBy = '' } = await findRenewal(first, town)
  expect(await findAward(renewedBy, town)).toMatchObject({
    ...{ renews: first, runId: requestId, personId: signedIn.personId, claimedAt: null },
    evidence: [{ name: 'Passed the test again.' }],
  })
  expect(await findAward(first, town)).toMatchObject({ revokedAt: null })
  // Given again in another form, it is refused: one follows already.
  expect(await renew({ requestId: randomUUID() })).toEqual({ ok: false, refusal: 'none-can-be' })
  const { rows } = await town.pool.query('select count(*)::int as n from awards')
  expect(rows).toEqual([{ n: 4 }])
  expect(await undoAwardRun({ runId: requestId }, powers)).toEqual({ ok: true })
  expect(await findRenewal(first, town)).toEqual({ waiting: undefined, renewedBy: undefined })
  // Taken back, it can be given anew; and its mails go to their learners when the ten minutes are over.
  const second = randomUUID()
  await renew({ requestId: second })
  const before = (await jobs('award.issued')).length
  await sendRunMails({ runId: second }, { ...powers, now: minutes(10) })
  expect((await jobs('award.issued')).length - before).toBe(2)
})

test.each<[string, object, string]>([
  ['nobody', { awardIds: [] }, 'nobody-is-chosen'],
  ['no reason', { reason: '' }, 'reason-is-missing'],
  ['a reason of 1,001 characters', { reason: 'x'.repeat(1001) }, 'reason-is-too-long'],
  ['another’s badges', { awardIds: [randomUUID()] }, 'none-can-be'],
])('nothing is renewed for %s', async (_, change, refusal) => {
  const { powers, awardIds, town } = await holders()
  const request = { requestId: randomUUID(), awardIds, reason: 'Test', ...change }
  expect(await renewAwards(request, powers)).toEqual({ ok: false, refusal })
  const other = await anOrganisation(town, { name: 'Other' })
  expect(await renewAwards({ ...request, awardIds }, { ...powers, issuer: other.issuer })).toMatchObject({ ok: false })
})

test('a line that names an award which is another’s, or withdrawn by then, gives nothing', async () => {
  const { town, powers, first, awardIds, badgeId } = await holders()
  const second = awardIds[1] ?? ''
  await withdrawAward({ awardId: second, reason: 'By mistake' }, powers)
  const lines = [randomUUID(), second, first].map((renews) => ({ recipient: {}, evidence: [], renews }))
  const outcome = await issueAwards({ badgeId, lines, notify: false }, powers)
  const refused = { ok: false, refusal: 'nothing-to-renew' }
  expect(outcome.ok && outcome.lines).toMatchObject([refused, refused, { ok: true }])
  const other = await anOrganisation(town, { name: 'Other' })
  const theirs = await aBadge(town, other, { name: 'Theirs' })
  const foreign = await issueAwards(
    { badgeId: theirs.badgeId, lines: lines.slice(2), notify: false },
    { ...powers, issuer: other.issuer },
  )
  expect(foreign.ok && foreign.lines).toEqual([refused])
})

test('badges of two kinds are not renewed as one', async () => {
  const all = await holders()
  const { town, college, powers, awardIds } = all
  const { badgeId } = await aBadge(town, college, { name: 'Other', validForMonths: 3 })
  const lines = [{ recipient: { email: 'x@home.example' }, evidence: [] }]
  const given = await issueAwards({ badgeId, lines, notify: false }, powers)
  const more = given.ok && given.lines[0]?.ok ? [given.lines[0].awardId] : []
  const request = { requestId: randomUUID(), awardIds: [...awardIds, ...more], reason: 'Test' }
  expect(await renewAwards(request, powers)).toEqual({ ok: false, refusal: 'several-badges' })
})

test.each(Array.from({ length: 6 }, (_, round) => round))(
  'two who renew the same badge in two forms at once give one that follows (%i)',
  async () => {
    const { town, powers, awardIds } = await holders({ warm: 8 })
    const renew = () => renewAwards({ requestId: randomUUID(), awardIds, reason: 'Test' }, powers)
    await Promise.all([renew(), renew(), renew()])
    const { rows } = await town.pool.query(
      'select renews, count(*)::int as n from awards where renews is not null group by 1',
    )
    expect(rows.map((row) => row.n)).toEqual([1, 1])
  },
)

/** What the clock asks for at a moment, sent. */
async function asked({ town, powers, jobs, sent, mailer }: Holders, at: Date) {
  const before = (await jobs('award.ending-due')).length
  await Promise.all([1, 2].map(() => settleEndings({ ...town.services, now: at })))
  const due = (await jobs('award.ending-due')).slice(before)
  sent.length = 0
  for (const one of [...due, ...due]) await tellOfEnding(one, { ...powers, mailer, now: at })
  return sent.map((mail) => mail.to).toSorted()
}

test('learners are asked 60 and 14 days before the end, once each, in their language; the desk counts them', async () => {
  const all = await holders()
  const { town, college, emails, sent } = all
  const { organisationId } = college
  const count = (at: Date) => countEndings({ organisationId, atMost: 100 }, { ...town, now: at })
  expect(await asked(all, days(304))).toEqual([])
  expect(await count(days(304))).toMatchObject({ count: 0 })
  expect(await asked(all, days(306))).toEqual(emails)
  expect(sent.map((mail) => mail.subject).toSorted()).toEqual([
    'Mae eich bathodyn “Cymorth cyntaf” yn dod i ben ar 5 Mehefin 2027',
    'Your badge “First aid” ends on 5 June 2027',
  ])
  expect(await count(days(306))).toMatchObject({ count: 2, since: new Date('2027-06-05T09:00:00Z') })
  expect(await asked(all, days(330))).toEqual([])
  // Who has switched this kind of mail off is asked no more.
  const [quiet = '', other = ''] = emails
  const people = await addPeople([{ name: 'Quiet', email: quiet }], { database: town.database, now })
  const stopped = { personId: people.get(quiet) ?? '', kind: 'badge-ending' as const }
  await town.database.transaction().execute((tx) => stopMails(stopped, { tx, now }))
  expect(await asked(all, days(352))).toEqual([other])
  expect(await asked(all, days(360))).toEqual([])
  expect(await count(days(366))).toMatchObject({ count: 0 })
})

test('nobody is asked of a badge that is withdrawn, renewed or extended, nor at an address that bounced or was stopped', async () => {
  const all = await holders({ count: 7 })
  const { town, college, powers, awardIds, emails } = all
  const [withdrawn = '', renewed = '', extended = '', bounced = '', , unknown = ''] = awardIds
  await withdrawAward({ awardId: withdrawn, reason: 'Test' }, powers)
  await renewAwards({ requestId: randomUUID(), awardIds: [renewed], reason: 'Test' }, powers)
  await extend(all, { awardIds: [extended] })
  await town.pool.query(
    `insert into delivery_states (about, state, since) values ($1, 'bounced', $2)
    on conflict (about) do update set state = 'bounced'`,
    [`award ${bounced}`, now],
  )
  await town.pool.query(`insert into stopped_addresses values ($1, $2, $3)`, [college.organisationId, emails[4], now])
  // Never told of it, as on a card.
  await town.pool.query('delete from sent_mails where key = $1', [`award ${unknown}`])
  expect(await asked(all, days(306))).toEqual([emails[6]])
  const found = await countEndings({ organisationId: college.organisationId, atMost: 100 }, { ...town, now: days(306) })
  // Not those that are withdrawn, renewed or extended; the badge that follows ends on the same day here.
  expect(found.count).toBe(5)
})

test('an extended badge is asked about anew before its later end', async () => {
  const all = await holders({ count: 1 })
  const { powers, emails } = all
  expect(await asked(all, days(306))).toEqual(emails)
  const id = randomUUID()
  await extendAwards(
    { id, awardIds: all.awardIds, lastDay: '2028-06-05', reason: 'Test' },
    { ...powers, now: days(310) },
  )
  await signExtensions({ extensionId: id }, { ...powers, now: days(311) })
  expect(await asked(all, days(352))).toEqual([])
  expect(await asked(all, days(680))).toEqual(emails)
})

test('learners are told when a badge is put on hold for longer than a moment, and when the hold ends', async () => {
  const all = await holders()
  const { powers, awardIds, emails, jobs, sent, mailer } = all
  const tell = async (at: Date) => {
    sent.length = 0
    for (const held of await jobs('awards.held')) await tellHeld(held, { ...powers, mailer, now: at })
    return sent.map((mail) => [mail.to, mail.subject]).toSorted()
  }
  // Held by mistake and taken off again within ten minutes: nobody hears of it.
  await suspendAwards({ awardIds, reason: 'By mistake.' }, powers)
  await restoreAwards({ awardIds, reason: 'It was a mistake.' }, { ...powers, now: minutes(5) })
  expect(await tell(minutes(10))).toEqual([])
  await suspendAwards({ awardIds, reason: 'We look into the test.' }, { ...powers, now: minutes(20) })
  expect(await tell(minutes(30))).toEqual([
    [emails[0], 'Mae eich bathodyn “Cymorth cyntaf” wedi’i atal dros dro'],
    [emails[1], 'Your badge “First aid” is on hold'],
  ])
  expect(await tell(minutes(31))).toEqual([])
  await restoreAwards({ awardIds, reason: 'All is well.' }, { ...powers, now: minutes(60) })
  expect(await tell(minutes(70))).toEqual([
    [emails[0], 'Mae eich bathodyn “Cymorth cyntaf” yn cyfrif eto'],
    [emails[1], 'Your badge “First aid” counts again'],
  ])
  const { rows } = await all.town.pool.query(
    `select extract(epoch from start_after - created_on) > 0 as waits from pgboss.job where name = 'awards.held'`,
  )
  expect(rows.length).toBe(4)
})

test('a batch that is withdrawn or put on hold has each list signed anew once, however many it holds', async () => {
  const all = await holders({ count: 40 })
  const { college, powers, awardIds } = all
  const list = (purpose: 'revocation' | 'suspension', at: Date) =>
    publishStatusList({ organisationSlug: college.slug, number: 1, purpose }, { ...powers, now: at })
  const before = await list('suspension', now)
  await suspendAwards({ awardIds, reason: 'Test' }, powers)
  const [one, two] = [await list('suspension', minutes(1)), await list('suspension', minutes(2))]
  expect(one?.credential).not.toBe(before?.credential)
  expect(two).toEqual(one)
  const runId = randomUUID()
  await renewAwards({ requestId: runId, awardIds, reason: 'Test' }, powers)
  const revocations = await list('revocation', now)
  await withdrawRunAwards({ runId, awardIds: 'all', reason: 'Test' }, powers)
  const [three, four] = [await list('revocation', minutes(3)), await list('revocation', minutes(4))]
  expect(three?.credential).not.toBe(revocations?.credential)
  expect(four).toEqual(three)
})
