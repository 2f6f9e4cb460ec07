import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { findDelivery, listDeliveryEntries } from '#infrastructure/mail/delivery-log.ts'
import { onceMailer, smtpMailer } from '#infrastructure/mail/mailer.ts'
import { noteMailReport } from '#infrastructure/mail/note-mail-report.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { awardMailKey } from './award.ts'
import { correctAddress } from './correct-address.ts'
import { findMailedAward } from './find-mailed-award.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { listAwards } from './list-awards.ts'
import { noteOpened } from './note-opened.ts'
import { sendAwardMail } from './send-award-mail.ts'
import { tellRecipient } from './tell-recipient.ts'

type Answer = 'take' | '421' | '550' | 'silence'

/** A real mail server that answers each mail as it is told, after all of it has come. */
async function aMailServer(answers: Answer[]) {
  const received: { from: string; mail: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) =>
      void text(stream).then((mail) => {
        const answer = answers.shift() ?? 'take'
        if (answer === 'silence') return
        if (answer !== 'take')
          return done(Object.assign(new Error('not now, gone@example.org'), { responseCode: Number(answer) }))
        const { mailFrom } = session.envelope
        received.push({ from: mailFrom ? mailFrom.address : '', mail })
        done()
      }),
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  const settings = {
    from: 'hello@learning.example',
    bounceAddress: 'bounces@learning.example',
    silenceMilliseconds: 400,
  }
  const { mailer, close } = smtpMailer({ url: `smtp://127.0.0.1:${port}`, ...settings })
  onTestFinished(close)
  return { mailer, received }
}

/** An award whose mail is queued, and its job, to be done as often as the queue would. */
async function aMailedAward({ answers = [] as Answer[], warm = 0 } = {}) {
  const town = await aTown({ warm })
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const powers = { ...town.services, issuer: library.issuer, now }
  const lines = [{ recipient: { email: 'gone@example.org' }, evidence: [] }]
  const outcome = await issueAwards({ badgeId, lines, notify: true }, powers)
  const [line] = outcome.ok ? outcome.lines : []
  if (!line?.ok) throw new Error('not awarded')
  const { awardId } = line
  const { mailer, received } = await aMailServer(answers)
  const entries = () => listDeliveryEntries(awardMailKey(awardId), town)
  const mailId = (await entries()).at(-1)?.mailId ?? ''
  const once = onceMailer({ database: town.database, mailer })
  const send = (at = now, id = mailId) =>
    tellRecipient({ awardId, mailId: id }, { ...town.services, mailer: once, now: at })
  const delivery = () => findDelivery(awardMailKey(awardId), town)
  return { ...town, library, powers, awardId, mailId, send, delivery, entries, received }
}

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

function aBounce(mailId: string, { action = 'failed', status = '5.1.1' } = {}): Buffer {
  return Buffer.from(
    [
      `To: bounces+${mailId}@learning.example`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
      ...['', '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', ''],
      ...['Final-Recipient: rfc822; gone@example.org', `Action: ${action}`, `Status: ${status}`, '', '--B--', ''],
    ].join('\r\n'),
  )
}

test('a mail that waits is in the log from the moment that its award is given', async () => {
  const { delivery } = await aMailedAward()
  expect(await delivery()).toEqual({ state: 'queued', since: now, reason: '' })
})

test('421 after all of it, then 250: delayed, then sent once, with a return path of its own', async () => {
  const { send, delivery, received, mailId, entries } = await aMailedAward({ answers: ['421'] })
  await expect(send(minutes(1))).rejects.toThrow()
  expect(await delivery()).toEqual({ state: 'deferred', since: minutes(1), reason: '421 not now, …' })
  await send(minutes(2))
  await send(minutes(3))
  expect(await delivery()).toEqual({ state: 'handed-over', since: minutes(2), reason: '' })
  expect(received).toHaveLength(1)
  expect(received[0]?.from).toBe(`bounces+${mailId}@learning.example`)
  expect(received[0]?.mail).toMatch(new RegExp(`^Message-ID: <${mailId}@learning\\.example>`, 'im'))
  expect((await entries()).map((entry) => entry.kind)).toEqual(['queued', 'deferred', 'handed-over'])
})

test('550 after all of it: it came back, and its job is done', async () => {
  const { send, delivery, library, database } = await aMailedAward({ answers: ['550'] })
  await send(minutes(1))
  expect(await delivery()).toEqual({ state: 'bounced', since: minutes(1), reason: '550 not now, …' })
  const { rows } = await listAwards(
    { organisationId: library.organisationId, state: 'undelivered', limit: 9 },
    { database },
  )
  expect(rows).toMatchObject([{ delivery: 'bounced' }])
})

test('silence after all of it: delayed, and tried again', async () => {
  const { send, delivery } = await aMailedAward({ answers: ['silence'] })
  await expect(send(minutes(1))).rejects.toThrow()
  expect(await delivery()).toMatchObject({ state: 'deferred', reason: '' })
  await send(minutes(2))
  expect(await delivery()).toMatchObject({ state: 'handed-over' })
})

test('a report that comes later, twice or while the mail is sent again, speaks of its own mail alone', async () => {
  const { send, delivery, mailId, database, powers, awardId, entries } = await aMailedAward()
  await send(minutes(1))
  const note = (raw: Buffer, at: Date) => noteMailReport(raw, { database, now: at })
  expect(await note(aBounce(mailId, { action: 'delayed', status: '4.4.1' }), minutes(5))).toEqual({ ok: true })
  expect(await delivery()).toMatchObject({ state: 'deferred', reason: '4.4.1' })
  expect(await note(aBounce(mailId), minutes(9))).toEqual({ ok: true })
  expect(await delivery()).toEqual({ state: 'bounced', since: minutes(9), reason: '5.1.1' })
  const before = (await entries()).length
  await note(aBounce(mailId), minutes(11))
  expect((await entries()).length).toBe(before)
  expect(await sendAwardMail({ awardId }, { ...powers, now: minutes(20) })).toEqual({ ok: true })
  const second = (await entries()).at(-1)?.mailId ?? ''
  await send(minutes(21), second)
  await note(aBounce(mailId, { status: '5.2.1' }), minutes(30))
  expect(await delivery()).toMatchObject({ state: 'handed-over', since: minutes(21) })
})

test('a forged report changes nothing', async () => {
  const { send, delivery, mailId, database, pool } = await aMailedAward()
  await send(minutes(1))
  const forged = `${mailId.slice(0, -1)}${mailId.endsWith('0') ? '1' : '0'}`
  expect(await noteMailReport(aBounce(forged), { database, now: minutes(9) })).toEqual({
    ok: false,
    refusal: 'mail-is-unknown',
  })
  expect(await delivery()).toMatchObject({ state: 'handed-over' })
  expect((await pool.query(`select from deliveries where kind = 'bounced'`)).rowCount).toBe(0)
})

test('eight reports at once leave one entry each and one state', async () => {
  const { send, delivery, mailId, database, entries } = await aMailedAward({ warm: 8 })
  await send(minutes(1))
  const statuses = ['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.1', '5.1.2', '5.1.3', '5.1.4']
  await Promise.all(
    statuses.map((status) => noteMailReport(aBounce(mailId, { status }), { database, now: minutes(9) })),
  )
  expect((await entries()).filter(({ kind }) => kind === 'bounced')).toHaveLength(4)
  expect(await delivery()).toMatchObject({ state: 'bounced', reason: '5.1.1' })
})

test('the link of a mail counts as opened for its own award, a minute after it was handed over', async () => {
  const { send, delivery, awardId, mailId, database, library, powers, ...town } = await aMailedAward()
  const open = (at: Date, id = mailId, award = awardId) =>
    noteOpened({ awardId: award, mailId: id }, { database, now: at })
  await open(minutes(5))
  expect(await delivery()).toMatchObject({ state: 'queued' })
  await send(minutes(10))
  await open(minutes(10))
  await open(minutes(15), awardId)
  await open(minutes(15), mailId, mailId)
  expect(await delivery()).toMatchObject({ state: 'handed-over' })
  await open(minutes(15))
  expect(await delivery()).toMatchObject({ state: 'opened', since: minutes(15) })
  const signedIn = mintSignedIn({ personId: library.personId, email: 'gone@example.org', name: 'Gone' })
  await keepAwards({ ...town.services, database, signedIn, now: minutes(16) })
  expect(await delivery()).toMatchObject({ state: 'kept', since: minutes(16) })
})

test('a mail shows its award by name to whom it went, until the address is corrected', async () => {
  const { awardId, mailId, entries, powers, database } = await aMailedAward()
  const mailed = (id: string, award = awardId) => findMailedAward({ awardId: award, mailId: id }, { database })
  expect(await mailed(mailId)).toMatchObject({ id: awardId, recipientEmail: 'gone@example.org' })
  expect(await mailed(awardId)).toBeUndefined()
  expect(await mailed(mailId, mailId)).toBeUndefined()
  expect(await correctAddress({ awardId, email: 'here@example.org' }, { ...powers, now: minutes(5) })).toMatchObject({
    ok: true,
  })
  expect(await mailed(mailId)).toBeUndefined()
  const newest = (await entries()).findLast((entry) => entry.mailId)?.mailId ?? ''
  expect(newest).not.toBe(mailId)
  expect(await mailed(newest)).toMatchObject({ recipientEmail: 'here@example.org' })
  // As when a school's address ends: the badge is its learner's, and the address shows it no more.
  const { recipientId } = await database
    .selectFrom('awards')
    .select('recipientId')
    .where('id', '=', awardId)
    .executeTakeFirstOrThrow()
  await database.updateTable('recipients').set({ email: null }).where('id', '=', recipientId).execute()
  expect(await mailed(newest)).toBeUndefined()
})
