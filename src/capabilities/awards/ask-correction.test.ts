import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { askCorrection } from './ask-correction.ts'
import { correctAddress } from './correct-address.ts'
import { extendAwards } from './extend-awards.ts'
import { findAward } from './find-award.ts'
import { findCorrection, listRefusedCorrections } from './find-correction.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { countHolders } from './list-awards.ts'
import { renewAwards } from './renew-awards.ts'
import { restoreAwards } from './restore-awards.ts'
import { sendRunMails } from './send-run-mails.ts'
import { signCorrection } from './sign-correction.ts'
import { suspendAwards } from './suspend-awards.ts'
import { tellRecipient } from './tell-recipient.ts'
import { undoCorrection } from './undo-correction.ts'
import { withdrawAward } from './withdraw-award.ts'

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const months = (count: number) => minutes(count * 30 * 24 * 60)
const email = 'ava@example.org'

async function awarded(town: Town, { validForMonths = null as number | null } = {}) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { validForMonths })
  const powers = { ...town.services, issuer: library.issuer, now }
  const line = { recipient: { name: 'Eva', email }, evidence: [] }
  const outcome = await issueAwards({ badgeId, lines: [line], notify: false }, powers)
  const [given] = outcome.ok ? outcome.lines : []
  if (!given?.ok) throw new Error('not awarded')
  const { awardId } = given
  const correctionId = randomUUID()
  const asked = (more = {}, at = now) =>
    askCorrection({ id: correctionId, awardId, name: 'Ava', email, ...more }, { ...powers, now: at })
  const signed = (at = minutes(10)) => signCorrection({ correctionId }, { ...powers, now: at })
  const undone = (at = minutes(9)) => undoCorrection({ correctionId }, { ...powers, now: at })
  const refused = () => listRefusedCorrections({ organisationId: library.organisationId, limit: 5 }, town)
  return { library, badgeId, powers, awardId, correctionId, asked, signed, undone, refused }
}

const jobs = async (town: Town, name: string) =>
  (await town.pool.query<{ data: object }>('select data from pgboss.job where name = $1', [name])).rows.length

const said = async (town: Town) =>
  (await town.pool.query(`select action from audit_entries where action like 'award.correct%' order by id`)).rows.map(
    (row) => row.action,
  )

test('nothing is signed for ten minutes, and what is taken back by then never happened', async () => {
  const town = await aTown()
  const { badgeId, awardId, correctionId, asked, signed, undone } = await awarded(town)
  expect(await asked()).toEqual({ ok: true, signFrom: minutes(10) })
  expect(await findCorrection(awardId, town)).toMatchObject({ name: 'Ava', email, refusal: null })
  // A queue whose clock is ahead asks again.
  await signed(minutes(9))
  expect(await jobs(town, 'award.correction-due')).toBe(2)
  expect(await findAward(awardId, town)).toMatchObject({ revokedAt: null, recipientName: 'Eva' })
  expect(await undone()).toEqual({ ok: true })
  expect(await undone(minutes(60))).toEqual({ ok: true })
  await signed()
  expect(await findAward(awardId, town)).toMatchObject({ revokedAt: null, correctedBy: null, recipientName: 'Eva' })
  expect(await countHolders(badgeId, town)).toBe(1)
  expect(await findCorrection(awardId, town)).toBeUndefined()
  const { rows } = await town.pool.query('select name, email from award_corrections where id = $1', [correctionId])
  expect(rows).toEqual([{ name: null, email: null }])
  expect(await said(town)).toEqual(['award.correction-asked', 'award.correction-undone'])
})

test('when the time is over it is signed, once however often it is due, and is not taken back', async () => {
  const town = await aTown({ warm: 6 })
  const { badgeId, awardId, correctionId, asked, signed, undone } = await awarded(town)
  await asked()
  expect(await undone(minutes(10))).toEqual({ ok: false, refusal: 'undo-time-is-over' })
  await Promise.all([signed(), signed(), signed()])
  expect(await undone(minutes(9))).toEqual({ ok: false, refusal: 'undo-time-is-over' })
  const former = await findAward(awardId, town)
  expect(await findAward(former?.correctedBy ?? '', town)).toMatchObject({ recipientName: 'Ava', revokedAt: null })
  expect(await countHolders(badgeId, town)).toBe(1)
  const { rows } = await town.pool.query('select name, email, refusal from award_corrections where id = $1', [
    correctionId,
  ])
  expect(rows).toEqual([{ name: null, email: null, refusal: null }])
  expect(await said(town)).toEqual(['award.correction-asked', 'award.corrected'])
})

test.each(Array.from({ length: 12 }, (_, round) => round * 3))(
  'taken back %i ms after its signing began: one of the two happens',
  async (later) => {
    const town = await aTown({ warm: 6 })
    const { awardId, asked, signed, undone } = await awarded(town)
    await asked()
    // Two machines whose clocks differ by a minute.
    const [undo] = await Promise.all([wait(later).then(() => undone(minutes(9))), signed(), signed()])
    const award = await findAward(awardId, town)
    expect(award?.correctedBy === null).toBe(undo.ok)
    expect(award?.revokedAt === null).toBe(undo.ok)
  },
)

test('asked for many times at once, one correction waits; the same form gets the same answer', async () => {
  const town = await aTown({ warm: 6 })
  const { powers, awardId, asked } = await awarded(town)
  const others = ['Aoife', 'Ada', 'Amy'].map((name) =>
    askCorrection({ id: randomUUID(), awardId, name, email }, powers),
  )
  const outcomes = await Promise.all([asked(), asked(), ...others])
  const { rows } = await town.pool.query('select id from award_corrections')
  expect(rows).toHaveLength(1)
  for (const one of outcomes) if (!one.ok) expect(one.refusal).toBe('correction-waits')
  const form = { id: rows[0]?.id ?? '', name: 'Ava', email }
  expect(await askCorrection({ ...form, awardId }, powers)).toMatchObject({ ok: true })
  // A form of one award says nothing of another.
  const other = await awarded(town)
  const foreign = await askCorrection({ ...form, awardId: other.awardId }, other.powers)
  expect(foreign).toEqual({ ok: false, refusal: 'award-not-found' })
})

test('another organisation neither asks nor takes back', async () => {
  const town = await aTown()
  const { asked, awardId, correctionId } = await awarded(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const powers = { ...town.services, issuer: other.issuer, now }
  const request = { id: randomUUID(), awardId, name: 'Ava', email }
  expect(await askCorrection(request, powers)).toEqual({ ok: false, refusal: 'award-not-found' })
  await asked()
  expect(await askCorrection(request, powers)).toEqual({ ok: false, refusal: 'award-not-found' })
  expect(await undoCorrection({ correctionId }, powers)).toEqual({ ok: false, refusal: 'correction-not-found' })
  expect(await findCorrection(awardId, town)).toBeDefined()
  // Nor is anything signed in the name of another one.
  await town.pool.query('update award_corrections set organisation_id = $1', [other.organisationId])
  await signCorrection({ correctionId }, { ...powers, now: minutes(10) })
  expect(await findAward(awardId, town)).toMatchObject({ revokedAt: null })
  expect(await findCorrection(awardId, town)).toMatchObject({ refusal: 'award-not-found' })
})

test('taken back while another worker is about to have signed it, it waits and is told that it is too late', async () => {
  const town = await aTown({ warm: 4 })
  const { correctionId, asked, undone } = await awarded(town)
  await asked()
  const worker = await town.pool.connect()
  await worker.query('begin')
  await worker.query('update award_corrections set signed_at = $2, name = null, email = null where id = $1', [
    correctionId,
    minutes(10),
  ])
  const undo = undone()
  await wait(150)
  await worker.query('commit')
  worker.release()
  expect(await undo).toEqual({ ok: false, refusal: 'undo-time-is-over' })
})

test.each(Array.from({ length: 6 }, (_, round) => round * 4))(
  'asked for, and extended or renewed %i ms later: one of the two is taken in',
  async (later) => {
    const town = await aTown({ warm: 8 })
    const longer = { reason: 'Goes on.' }
    const first = await awarded(town, { validForMonths: 12 })
    const [asked, extended] = await Promise.all([
      first.asked(),
      wait(later).then(() =>
        extendAwards({ ...longer, id: randomUUID(), awardIds: [first.awardId], lastDay: '' }, first.powers),
      ),
    ])
    expect(asked.ok).toBe(!extended.ok)
    const second = await awarded(town, { validForMonths: 12 })
    const requestId = randomUUID()
    const [correction] = await Promise.all([
      second.asked(),
      wait(later).then(() => renewAwards({ ...longer, requestId, awardIds: [second.awardId] }, second.powers)),
    ])
    const { rows } = await town.pool.query('select renews from awards where run_id = $1', [requestId])
    // A badge that was renewed may still be corrected; one that is being corrected is not renewed.
    expect(correction.ok).toBe(true)
    const before = await town.pool.query(
      `select from audit_entries as asked, audit_entries as given
      where asked.action = 'award.correction-asked' and asked.subject_id = $1 and given.subject_id = any(
        select id from awards where renews = $1) and given.id > asked.id`,
      [second.awardId],
    )
    expect(rows.length === 0 || before.rows.length === 0).toBe(true)
  },
)

test('what would be refused later is refused when it is asked for, and waits for nothing', async () => {
  const town = await aTown()
  const { powers, badgeId, awardId, asked } = await awarded(town)
  const other = { recipient: { name: 'Ben', email }, evidence: [] }
  await issueAwards({ badgeId, lines: [other], notify: false }, powers)
  expect(await asked({ name: 'Ben' })).toEqual({ ok: false, refusal: 'learner-already-holds-it' })
  expect(await findCorrection(awardId, town)).toBeUndefined()
  expect(await asked({ email: 'no' })).toEqual({ ok: false, refusal: 'email-is-wrong' })
  expect(await jobs(town, 'award.correction-due')).toBe(0)
})

test('what has become impossible leaves the badge as it was, and the organisation is told until it looks', async () => {
  const town = await aTown()
  const { powers, awardId, asked, signed, undone, refused } = await awarded(town)
  await asked()
  await suspendAwards({ awardIds: [awardId], reason: 'We look into it.' }, powers)
  await signed()
  expect(await findAward(awardId, town)).toMatchObject({ revokedAt: null, correctedBy: null, recipientName: 'Eva' })
  expect(await findCorrection(awardId, town)).toMatchObject({ refusal: 'award-is-on-hold', name: null, email: null })
  expect(await refused()).toMatchObject([{ awardId, badgeName: 'Coding Club', refusedAt: minutes(10) }])
  const { rows } = await town.pool.query('select name, email from award_corrections')
  expect(rows).toEqual([{ name: null, email: null }])
  expect(await undone(minutes(30))).toEqual({ ok: true })
  expect(await refused()).toEqual([])
  expect(await findCorrection(awardId, town)).toBeUndefined()
})

test('of a refused correction nobody is told once it was asked for anew, or the badge is withdrawn', async () => {
  const town = await aTown()
  const { powers, awardId, asked, signed, refused } = await awarded(town)
  await asked()
  await suspendAwards({ awardIds: [awardId], reason: 'We look into it.' }, powers)
  await signed()
  await restoreAwards({ awardIds: [awardId], reason: 'All is well.' }, powers)
  expect(await refused()).toHaveLength(1)
  const again = randomUUID()
  await asked({ id: again }, minutes(20))
  expect(await refused()).toEqual([])
  await undoCorrection({ correctionId: again }, { ...powers, now: minutes(21) })
  expect(await refused()).toHaveLength(1)
  await withdrawAward({ awardId, reason: 'x' }, { ...powers, now: minutes(22) })
  expect(await refused()).toEqual([])
})

test('no mail goes under the wrong name while it waits, and it goes when the correction is taken back', async () => {
  const town = await aTown()
  const { awardId, asked, signed, undone } = await awarded(town)
  const sent: Mail[] = []
  const mailer = async (mail: Mail) => void sent.push(mail)
  await asked()
  const mailId = randomUUID()
  await tellRecipient({ awardId, mailId }, { ...town.services, mailer, now: minutes(5) })
  expect(sent).toEqual([])
  const { rows } = await town.pool.query(`select data, start_after from pgboss.job where name = 'award.issued'`)
  expect(rows[0]?.data).toEqual({ awardId, mailId })
  expect(rows[0]?.start_after > minutes(10)).toBe(true)
  await undone()
  await tellRecipient({ awardId, mailId }, { ...town.services, mailer, now: minutes(11) })
  expect(sent.map((mail) => mail.to)).toEqual([email])
  // Signed, the new one is told of, and the former never.
  const second = await awarded(town)
  await second.asked()
  await tellRecipient({ awardId: second.awardId }, { ...town.services, mailer, now: minutes(5) })
  await second.signed()
  await tellRecipient({ awardId: second.awardId }, { ...town.services, mailer, now: minutes(11) })
  expect(sent).toHaveLength(1)
  await signed()
})

test('what is to be corrected is neither extended, renewed nor sent elsewhere meanwhile, nor the other way round', async () => {
  const town = await aTown()
  const { powers, awardId, asked, undone, correctionId } = await awarded(town, { validForMonths: 12 })
  const longer = { awardIds: [awardId], reason: 'Goes on.' }
  const extension = { ...longer, id: randomUUID(), lastDay: '' }
  await asked()
  expect(await extendAwards(extension, powers)).toEqual({ ok: false, refusal: 'none-can-be' })
  expect(await renewAwards({ ...longer, requestId: randomUUID() }, powers)).toEqual({
    ok: false,
    refusal: 'none-can-be',
  })
  expect(await correctAddress({ awardId, email: 'new@example.org' }, powers)).toEqual({
    ok: false,
    refusal: 'correction-waits',
  })
  await undone()
  expect(await extendAwards(extension, powers)).toMatchObject({ ok: true })
  expect(await asked({ id: randomUUID() })).toEqual({ ok: false, refusal: 'extension-waits' })
  expect(correctionId).toBeDefined()
})

test('a corrected badge runs no longer than the former one, and one that has run out is not corrected', async () => {
  const town = await aTown()
  const { awardId, asked, signed } = await awarded(town, { validForMonths: 12 })
  const former = await findAward(awardId, town)
  await asked({}, months(6))
  await signed(new Date(months(6).getTime() + 10 * 60_000))
  const { correctedBy } = (await findAward(awardId, town)) ?? {}
  expect((await findAward(correctedBy ?? '', town))?.validUntil).toEqual(former?.validUntil)
  const { rows } = await town.pool.query('select endings_asked from awards where id = $1', [correctedBy])
  expect(rows).toEqual([{ endings_asked: 0 }])
  const late = await asked({ id: randomUUID(), awardId: correctedBy, name: 'Aoife' }, months(13))
  expect(late).toEqual({ ok: false, refusal: 'award-has-ended' })
})

test('what follows a corrected badge follows the new one, and it follows what the former did', async () => {
  const town = await aTown()
  const { powers, awardId, asked, signed } = await awarded(town, { validForMonths: 12 })
  const requestId = randomUUID()
  await renewAwards({ requestId, awardIds: [awardId], reason: 'Again.' }, powers)
  await sendRunMails({ runId: requestId }, { ...powers, now: minutes(10) })
  const renewal = async () =>
    (await town.pool.query('select id, renews from awards where renews is not null and revoked_at is null')).rows
  const [next] = await renewal()
  expect(next?.renews).toBe(awardId)
  await asked()
  await signed()
  const { correctedBy } = (await findAward(awardId, town)) ?? {}
  expect(await renewal()).toEqual([{ id: next?.id, renews: correctedBy }])
  const second = randomUUID()
  await askCorrection({ id: second, awardId: next?.id, name: 'Ava', email }, powers)
  await signCorrection({ correctionId: second }, { ...powers, now: minutes(10) })
  const [last] = await renewal()
  expect(last).toMatchObject({ renews: correctedBy })
  expect(last?.id).not.toBe(next?.id)
})

test('a badge that has moved to another of its learner’s addresses meanwhile is not signed for the former', async () => {
  const town = await aTown()
  const { awardId, asked, signed, refused } = await awarded(town)
  await asked()
  await town.pool.query(
    `with moved as (insert into recipients (id, email, name, name_key, created_at)
      values (gen_random_uuid(), 'other@example.org', 'Eva', 'eva', now()) returning id)
    update awards set recipient_id = moved.id from moved where awards.id = $1`,
    [awardId],
  )
  await signed()
  expect(await findCorrection(awardId, town)).toMatchObject({ refusal: 'award-has-moved' })
  expect(await refused()).toHaveLength(1)
})

test('kept while its correction waits, it stays kept', async () => {
  const town = await aTown()
  const { awardId, asked, signed } = await awarded(town)
  const people = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  const signedIn = mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ava' })
  await asked()
  await keepAwards({ ...town.services, signedIn, now: minutes(5) })
  await signed()
  const { correctedBy } = (await findAward(awardId, town)) ?? {}
  expect(await findAward(correctedBy ?? '', town)).toMatchObject({
    personId: signedIn.personId,
    claimedAt: minutes(5),
  })
})
