import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { stopMails } from '#capabilities/people/choose-mails.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { isUndoable, mayBeReminded, runStateOf } from './award-run-rules.ts'
import { claimCodeOf } from './claim-code.ts'
import { findAward, findAwardByClaimCode, findCredential } from './find-award.ts'
import { countRunAwards, findAwardRun } from './find-award-run.ts'
import { issueAwardRun } from './issue-award-run.ts'
import { keepAwardByCode, keepAwards } from './keep-awards.ts'
import { listAwardRuns } from './list-award-runs.ts'
import { listNotKeptFor } from './list-awards.ts'
import { publishStatusList } from './publish-status-list.ts'
import { countToRemind, remindRecipients } from './remind-recipients.ts'
import { hurryRunMails, sendRunMails } from './send-run-mails.ts'
import { startAwardRun } from './start-award-run.ts'
import { tellRecipient } from './tell-recipient.ts'
import { tellReminded } from './tell-reminded.ts'
import { tellWithdrawn } from './tell-withdrawn.ts'
import { undoAwardRun } from './undo-award-run.ts'
import { withdrawAward } from './withdraw-award.ts'
import { withdrawRunAwards } from './withdraw-run-awards.ts'

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const days = (count: number) => minutes(count * 24 * 60)

const byMail = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    recipient: { name: `Person ${nth}`, email: `person${nth}@example.org` },
    evidence: [],
  }))
const byCode = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ recipient: { name: `Person ${nth}` }, evidence: [] }))

async function aRun(town: Town, lines: ReturnType<typeof byMail> | ReturnType<typeof byCode>) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const runId = randomUUID()
  await startAwardRun(
    { badgeId, notify: true, requestId: runId, lines },
    { ...town.services, issuer: library.issuer, now },
  )
  await issueAwardRun({ runId }, { ...town.services, now })
  const { rows } = await town.pool.query<{ id: string }>(
    `select id from awards where run_id = $1 order by split_part(request_line, ':', 2)::int`,
    [runId],
  )
  const powers = { ...town.services, issuer: library.issuer }
  return { library, badgeId, runId, powers, awardIds: rows.map((row) => row.id) }
}

async function aLearner(town: Town, email: string) {
  const people = await addPeople([{ name: 'Learner', email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Learner' })
}

const jobs = async (town: Town, name: string) =>
  (await town.pool.query<{ data: object }>('select data from pgboss.job where name = $1', [name])).rows.length

test('a run says who gave what to whom, and its mails wait ten minutes', async () => {
  const town = await aTown()
  const { library, runId } = await aRun(town, byMail(3))
  const { rows: runs } = await listAwardRuns(
    { organisationId: library.organisationId, limit: 5 },
    { database: town.database },
  )
  expect(runs).toMatchObject([
    { id: runId, badgeName: 'Coding Club', askedByName: 'Jubilee Library manager', given: 3, undoUntil: minutes(10) },
  ])
  const run = runs[0]
  expect(run && [runStateOf(run, minutes(9)), runStateOf(run, minutes(10))]).toEqual(['held', 'done'])
  expect(await jobs(town, 'award.issued')).toBe(0)
  // A queue whose clock is ahead asks again.
  await sendRunMails({ runId }, { ...town.services, now: minutes(9) })
  expect(await jobs(town, 'award.issued')).toBe(0)
  expect(await jobs(town, 'award.run-mails-due')).toBe(2)
  await sendRunMails({ runId }, { ...town.services, now: minutes(10) })
  await sendRunMails({ runId }, { ...town.services, now: minutes(11) })
  expect(await jobs(town, 'award.issued')).toBe(3)
})

test('does not show a badge to those whose mail waits, and shows it once the mail went', async () => {
  const town = await aTown()
  const { runId } = await aRun(town, byMail(1))
  const waiting = () =>
    listNotKeptFor({ personId: newId(now), emails: ['person0@example.org'], limit: 9 }, { database: town.database })
  expect(await waiting()).toEqual([])
  await sendRunMails({ runId }, { ...town.services, now: minutes(10) })
  expect(await waiting()).toHaveLength(1)
})

test('taken back it was never there: no page, no code, no document, no figures, no mail', async () => {
  const town = await aTown()
  const { library, runId, powers, awardIds } = await aRun(town, [...byMail(2), ...byCode(1)] as ReturnType<
    typeof byMail
  >)
  const [first = ''] = awardIds
  expect(await undoAwardRun({ runId }, { ...powers, now: minutes(9) })).toEqual({ ok: true })
  expect(await undoAwardRun({ runId }, { ...powers, now: minutes(30) })).toEqual({ ok: true })
  for (const id of awardIds) {
    expect(await findAward(id, { database: town.database })).toBeUndefined()
    expect(await findCredential(id, { database: town.database })).toBeUndefined()
    const code = claimCodeOf(id, town.services.masterKey)
    expect(await findAwardByClaimCode(code, { database: town.database })).toBeUndefined()
  }
  const { rows } = await town.pool.query('select sum(badges)::int as badges, sum(kept)::int as kept from impact_notes')
  expect(rows).toEqual([{ badges: 0, kept: 0 }])
  await sendRunMails({ runId }, { ...town.services, now: minutes(10) })
  expect(await jobs(town, 'award.issued')).toBe(0)
  const sent: Mail[] = []
  const mailer = async (mail: Mail) => void sent.push(mail)
  await tellRecipient({ awardId: first }, { ...town.services, mailer, now: minutes(10) })
  await tellWithdrawn({ awardIds }, { ...town.services, mailer, now: minutes(10) })
  expect(sent).toEqual([])
  // A copy of the credential made meanwhile is verified as withdrawn.
  const list = await publishStatusList(
    { organisationSlug: library.slug, number: 1, purpose: 'revocation' },
    { ...town.services, now },
  )
  expect(list?.credential).toContain('BitstringStatusList')
  const { rows: marked } = await town.pool.query(
    'select count(*)::int as count from awards where revoked_at is not null',
  )
  expect(marked).toEqual([{ count: 3 }])
  expect(await withdrawAward({ awardId: first, reason: 'x' }, { ...powers, now })).toMatchObject({
    refusal: 'award-not-found',
  })
})

test('it is too late to undo once the time is over, or the mails were hurried', async () => {
  const town = await aTown()
  const { runId, powers } = await aRun(town, byMail(1))
  expect(await undoAwardRun({ runId }, { ...powers, now: minutes(10) })).toEqual({
    ok: false,
    refusal: 'undo-time-is-over',
  })
  expect(await hurryRunMails({ runId }, { ...powers, now: minutes(1) })).toEqual({ ok: true })
  expect(await hurryRunMails({ runId }, { ...powers, now: minutes(1) })).toEqual({ ok: true })
  expect(await jobs(town, 'award.issued')).toBe(1)
  expect(await undoAwardRun({ runId }, { ...powers, now: minutes(2) })).toEqual({
    ok: false,
    refusal: 'undo-time-is-over',
  })
  expect(await loggedWhere(town, 'run')).toEqual(['run.asked here', 'run.mails-hurried here'])
})

test('a list that is sent twice is one run, and stands in the log once', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const asked = { badgeId, notify: true, requestId: randomUUID(), lines: byMail(2) }
  for (const at of [now, minutes(1)]) await startAwardRun(asked, { ...town.services, issuer: library.issuer, now: at })
  expect(await loggedWhere(town, 'run')).toEqual(['run.asked here'])
})

test('a run that is under way stops where it is taken back', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const runId = randomUUID()
  const powers = { ...town.services, issuer: library.issuer, now }
  await startAwardRun({ badgeId, notify: true, requestId: runId, lines: byMail(30) }, powers)
  let parts = 0
  const stopped = issueAwardRun(
    { runId },
    {
      ...powers,
      partSize: 10,
      onProgress: () => {
        if (++parts === 2) throw new Error('the machine stops')
      },
    },
  )
  await expect(stopped).rejects.toThrow('the machine stops')
  expect(await hurryRunMails({ runId }, powers)).toEqual({ ok: false, refusal: 'run-is-under-way' })
  expect(await undoAwardRun({ runId }, powers)).toEqual({ ok: true })
  await issueAwardRun({ runId }, powers)
  const { rows } = await town.pool.query(
    'select count(*)::int as all, count(*) filter (where never_sent)::int as unsent from awards',
  )
  expect(rows).toEqual([{ all: 20, unsent: 20 }])
  expect((await town.pool.query('select from award_run_lines')).rows).toHaveLength(0)
  expect(await loggedWhere(town, 'run')).toEqual(['run.asked here', 'run.undone here'])
})

test('what somebody has kept is not undone by the first press, and stays at the second', async () => {
  const town = await aTown()
  const { library, runId, powers, awardIds } = await aRun(town, byCode(3))
  const signedIn = await aLearner(town, 'quick@example.org')
  const code = claimCodeOf(awardIds[0] ?? '', town.services.masterKey)
  expect(await keepAwardByCode({ code }, { ...town.services, signedIn, now })).toMatchObject({ ok: true })
  expect(await undoAwardRun({ runId }, { ...powers, now })).toEqual({ ok: false, refusal: 'some-are-kept', kept: 1 })
  expect(await countRunAwards(runId, { database: town.database })).toMatchObject({ kept: 1, withCode: 2 })
  expect(await undoAwardRun({ runId, despiteKept: true }, { ...powers, now })).toEqual({ ok: true })
  expect(await countRunAwards(runId, { database: town.database })).toMatchObject({ kept: 1, withCode: 0, withdrawn: 0 })
  const run = await findAwardRun({ id: runId, organisationId: library.organisationId }, { database: town.database })
  expect(run && runStateOf(run, now)).toBe('undone')
})

test('undoing and keeping at the same moment: each badge is either kept or taken back', async () => {
  const town = await aTown({ warm: 12 })
  const { runId, powers, awardIds } = await aRun(town, byCode(10))
  const learners = await Promise.all(awardIds.map((_, nth) => aLearner(town, `racer${nth}@example.org`)))
  const keeping = awardIds.map((id, nth) => {
    const signedIn = learners[nth] as (typeof learners)[number]
    return keepAwardByCode({ code: claimCodeOf(id, town.services.masterKey) }, { ...town.services, signedIn, now })
  })
  const undoing = undoAwardRun({ runId, despiteKept: true }, { ...powers, now })
  const [undone, ...kept] = await Promise.all([undoing, ...keeping])
  expect(undone).toEqual({ ok: true })
  const { rows } = await town.pool.query<{ id: string; kept: boolean; unsent: boolean }>(
    'select id, claimed_at is not null as kept, never_sent as unsent from awards',
  )
  expect(rows.every(({ kept, unsent }) => kept !== unsent)).toBe(true)
  const keptIds = awardIds.filter((_, nth) => kept[nth]?.ok)
  expect(
    rows
      .filter((row) => row.kept)
      .map((row) => row.id)
      .toSorted(),
  ).toEqual(keptIds.toSorted())
})

test('undoing and the mails going at the same moment: both never happen', async () => {
  const town = await aTown({ warm: 8 })
  for (let round = 0; round < 10; round++) {
    const { runId, powers } = await aRun(town, byMail(2))
    const before = await jobs(town, 'award.issued')
    const [undone] = await Promise.all([
      undoAwardRun({ runId }, { ...powers, now: minutes(9) }),
      hurryRunMails({ runId }, { ...powers, now: minutes(9) }),
    ])
    expect((await jobs(town, 'award.issued')) - before).toBe(undone.ok ? 0 : 2)
  }
})

test('some of a run are withdrawn with one reason, those who knew are told, and the list is signed once', async () => {
  const town = await aTown()
  const { library, runId, powers, awardIds } = await aRun(town, byMail(4))
  await sendRunMails({ runId }, { ...town.services, now: minutes(10) })
  const [first = '', second = ''] = awardIds
  await town.pool.query(`insert into sent_mails (key, sent_at) values ('award ' || $1, now())`, [first])
  const request = { runId, awardIds: [first, second, randomUUID()], reason: ' Wrong list. ' }
  expect(await withdrawRunAwards(request, { ...powers, now: minutes(20) })).toEqual({ ok: true, withdrawn: 2 })
  expect(await withdrawRunAwards(request, { ...powers, now: minutes(21) })).toEqual({ ok: true, withdrawn: 0 })
  expect(await countRunAwards(runId, { database: town.database })).toMatchObject({ waiting: 2, withdrawn: 2 })
  expect(await findAward(first, { database: town.database })).toMatchObject({ revocationReason: 'Wrong list.' })
  expect(await jobs(town, 'awards.withdrawn')).toBe(1)
  const sent: Mail[] = []
  const mailer = async (mail: Mail) => void sent.push(mail)
  await tellWithdrawn({ awardIds: [first, second] }, { ...town.services, mailer, now: minutes(21) })
  expect(sent.map((mail) => mail.to)).toEqual(['person0@example.org'])
  expect(sent[0]?.text).toContain('Wrong list.')
  const run = await findAwardRun({ id: runId, organisationId: library.organisationId }, { database: town.database })
  expect(run?.mistakenAt).toBeNull()
})

test('a mistaken run is withdrawn whole, leaves the figures and says so', async () => {
  const town = await aTown()
  const { library, runId, powers } = await aRun(town, byMail(4))
  const request = { runId, awardIds: 'all' as const, reason: 'The wrong badge was chosen.', isMistake: true }
  expect(await withdrawRunAwards(request, { ...powers, now: minutes(20) })).toEqual({ ok: true, withdrawn: 4 })
  const run = await findAwardRun({ id: runId, organisationId: library.organisationId }, { database: town.database })
  expect(run).toMatchObject({ mistakenAt: minutes(20), mistakenNote: 'The wrong badge was chosen.' })
  const { rows } = await town.pool.query('select sum(badges)::int as badges from impact_notes')
  expect(rows).toEqual([{ badges: 0 }])
  const { rows: noted } = await town.pool.query('select mistaken_awards from award_runs')
  expect(noted).toEqual([{ mistaken_awards: 4 }])
  expect(await loggedWhere(town, 'run')).toEqual(['run.asked here', 'run.mistaken here'])
})

test('withdrawing asks for a reason and for somebody, and waits for a run under way', async () => {
  const town = await aTown()
  const { library, badgeId, runId, powers, awardIds } = await aRun(town, byMail(1))
  const at = { ...powers, now }
  expect(await withdrawRunAwards({ runId, awardIds, reason: ' ' }, at)).toMatchObject({ refusal: 'reason-is-missing' })
  expect(await withdrawRunAwards({ runId, awardIds: [], reason: 'x' }, at)).toMatchObject({
    refusal: 'nobody-is-chosen',
  })
  const other = randomUUID()
  await startAwardRun({ badgeId, notify: true, requestId: other, lines: byMail(2) }, { ...at, issuer: library.issuer })
  expect(await withdrawRunAwards({ runId: other, awardIds: 'all', reason: 'x' }, at)).toMatchObject({
    refusal: 'run-is-under-way',
  })
})

test('reminds those who have not kept theirs, a day apart and twice at most', async () => {
  const town = await aTown({ warm: 6 })
  const { runId, powers, awardIds } = await aRun(town, byMail(3))
  await sendRunMails({ runId }, { ...town.services, now: minutes(10) })
  const signedIn = await aLearner(town, 'person0@example.org')
  await keepAwards({ ...town.services, signedIn, now: minutes(20) })
  expect(await remindRecipients({ runId }, { ...powers, now: days(0.5) })).toMatchObject({
    refusal: 'nobody-to-remind',
  })
  expect(await countToRemind({ runId }, { database: town.database, now: days(2) })).toBe(2)
  const together = await Promise.all(
    Array.from({ length: 5 }, () => remindRecipients({ runId }, { ...powers, now: days(2) })),
  )
  expect(together.filter((one) => one.ok)).toEqual([{ ok: true, reminded: 2 }])
  expect(await loggedWhere(town, 'run')).toEqual(['run.asked here', 'run.reminded here'])
  expect(await remindRecipients({ runId }, { ...powers, now: days(4) })).toEqual({ ok: true, reminded: 2 })
  expect(await remindRecipients({ runId }, { ...powers, now: days(6) })).toMatchObject({ refusal: 'nobody-to-remind' })
  expect(await jobs(town, 'award.reminder-due')).toBe(4)
  const sent: Mail[] = []
  const mailer = async (mail: Mail) => void sent.push(mail)
  for (const awardId of awardIds) await tellReminded({ awardId, nth: 2 }, { ...town.services, mailer, now: days(4) })
  expect(sent.map((mail) => mail.to)).toEqual(['person1@example.org', 'person2@example.org'])
  expect(sent[0]?.text).toContain('we will not write again')
  // Asked again at the moment of sending: this kind of mail may have been switched off.
  const quiet = await aLearner(town, 'person1@example.org')
  const stopped = { personId: quiet.personId, kind: 'badge-reminder' as const }
  await town.database.transaction().execute((tx) => stopMails(stopped, { tx, now }))
  sent.length = 0
  for (const awardId of awardIds) await tellReminded({ awardId, nth: 2 }, { ...town.services, mailer, now: days(5) })
  expect(sent.map((mail) => mail.to)).toEqual(['person2@example.org'])
})

test('does not remind whose server refuses our mail, who only has a code, or whom nobody told', async () => {
  const town = await aTown()
  const { runId, awardIds } = await aRun(town, [...byMail(2), ...byCode(1)] as ReturnType<typeof byMail>)
  expect(await countToRemind({ runId }, { database: town.database, now: days(2) })).toBe(0)
  await sendRunMails({ runId }, { ...town.services, now: minutes(10) })
  expect(await countToRemind({ runId }, { database: town.database, now: days(2) })).toBe(2)
  await town.pool.query(`update delivery_states set state = 'bounced' where about = 'award ' || $1`, [awardIds[0]])
  expect(await countToRemind({ runId }, { database: town.database, now: days(2) })).toBe(1)
})

test('an issuer of another organisation sees, undoes, hurries, reminds and withdraws nothing', async () => {
  const town = await aTown()
  const { runId, awardIds } = await aRun(town, byMail(2))
  const other = await anOrganisation(town, { name: 'Another Library' })
  const powers = { ...town.services, issuer: other.issuer, now: days(2) }
  const notTheirs = { ok: false, refusal: 'run-not-found' }
  expect(await undoAwardRun({ runId }, { ...powers, now })).toEqual(notTheirs)
  expect(await hurryRunMails({ runId }, powers)).toEqual(notTheirs)
  expect(await remindRecipients({ runId }, powers)).toEqual(notTheirs)
  expect(await withdrawRunAwards({ runId, awardIds, reason: 'x' }, powers)).toEqual(notTheirs)
  expect(
    await findAwardRun({ id: runId, organisationId: other.organisationId }, { database: town.database }),
  ).toBeUndefined()
})

test('a day has to pass after the mail and after each reminder', () => {
  const waiting = { claimedAt: null, revokedAt: null, recipientEmail: 'a@example.org', reminders: 0, toldAt: now }
  expect(mayBeReminded(waiting, days(1))).toBe(true)
  expect(mayBeReminded(waiting, minutes(24 * 60 - 1))).toBe(false)
  expect(mayBeReminded({ ...waiting, toldAt: null }, days(1))).toBe(false)
  expect(mayBeReminded({ ...waiting, reminders: 2 }, days(1))).toBe(false)
  expect(mayBeReminded({ ...waiting, claimedAt: now }, days(1))).toBe(false)
  expect(mayBeReminded({ ...waiting, revokedAt: now }, days(1))).toBe(false)
  expect(mayBeReminded({ ...waiting, recipientEmail: null }, days(1))).toBe(false)
  expect(isUndoable({ finishedAt: now, undoUntil: minutes(10), mailsBegunAt: now, undoneAt: null }, now)).toBe(false)
})
