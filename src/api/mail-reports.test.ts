import { expect, test } from 'vitest'
import { findDelivery, noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import { aTown, now } from '#tests/support/town.ts'
import { mailReports } from './mail-reports.ts'

const token = 't'.repeat(32)
const mailId = '0197a2b4-6a10-7c3e-9f21-5b7d2c4e8a90'

const report = [
  `To: bounces+${mailId}@learning.example`,
  'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
  ...['', '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx', ''],
  ...['Final-Recipient: rfc822; ava@example.org', 'Action: failed', 'Status: 5.1.1', '', '--B--', ''],
].join('\r\n')

/** A site that handed one mail over, and a way to hand reports on to it. */
async function aSite() {
  const { database, services } = await aTown()
  const entry = { about: 'award x', mailId, organisationId: null, reason: '', kind: 'handed-over' as const }
  await database.transaction().execute((tx) => noteDeliveries(tx, [entry], now))
  const app = mailReports({ ...services, site: { ...services.site, bounces: { token } } })
  const send = (body: string, authorization = `Bearer ${token}`) =>
    app.request('/mail/bounces', {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': 'message/rfc822', 'content-length': String(body.length) },
    })
  const state = async () => (await findDelivery('award x', { database }))?.state
  return { send, state, services }
}

test('a report with the token and the id of a mail is noted', async () => {
  const { send, state } = await aSite()
  expect((await send(report)).status).toBe(204)
  expect(await state()).toBe('bounced')
})

test('without the token, or with another one, nothing is noted', async () => {
  const { send, state, services } = await aSite()
  expect((await send(report, '')).status).toBe(401)
  expect((await send(report, `Bearer ${'u'.repeat(32)}`)).status).toBe(401)
  const closed = mailReports(services)
  const headers = { authorization: 'Bearer undefined' }
  expect((await closed.request('/mail/bounces', { method: 'POST', body: report, headers })).status).toBe(401)
  expect(await state()).toBe('handed-over')
})

test('what tells of no mail of ours is answered so that it is not handed on again', async () => {
  const { send, state } = await aSite()
  const answer = await send(report.replace(mailId, '0197a2b4-6a10-7c3e-9f21-5b7d2c4e8a91'))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ noted: false, reason: 'mail-is-unknown' })
  expect(await (await send('Subject: hello\r\n\r\nhello')).json()).toMatchObject({ reason: 'not-a-report' })
  expect(await state()).toBe('handed-over')
})

test('what is too large, or comes too often, is refused', async () => {
  const { send } = await aSite()
  expect((await send(report + 'x'.repeat(600_000))).status).toBe(413)
  const answers = await Promise.all(Array.from({ length: 80 }, () => send('x'.repeat(500_000))))
  expect(answers.map((answer) => answer.status)).toContain(429)
})
