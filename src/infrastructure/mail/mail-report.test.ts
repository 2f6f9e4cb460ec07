import { expect, test } from 'vitest'
import { readMailReport } from './mail-report.ts'

const id = '0197a2b4-6a10-7c3e-9f21-5b7d2c4e8a90'
const other = '0197a2b4-0000-7000-8000-000000000001'

interface Parts {
  head?: string[]
  type?: string
  status?: string[]
  statusType?: string
  returned?: string[]
  returnedType?: string
}

/** A report as mail servers put it together (RFC 6522), with the lines that are given. */
function aReport({ head = [], type = 'delivery-status', status = [], statusType, returned = [], returnedType }: Parts) {
  return Buffer.from(
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
      ...head,
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=${type}; boundary="=_B"`,
      '',
      '--=_B',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'I am sorry to have to inform you that your message could not be delivered.',
      '--=_B',
      `Content-Type: ${statusType ?? `message/${type}`}`,
      '',
      ...status,
      '--=_B',
      `Content-Type: ${returnedType ?? 'message/rfc822'}`,
      '',
      ...returned,
      '--=_B--',
      '',
    ].join('\r\n'),
  )
}

const postfix = aReport({
  head: [`To: bounces+${id}@learning.example`, 'Auto-Submitted: auto-replied'],
  status: [
    'Reporting-MTA: dns; mx.example.org',
    'X-Postfix-Queue-ID: 4F1B2C0D',
    'Arrival-Date: Fri,  5 Jun 2026 10:12:01 +0100 (BST)',
    '',
    'Final-Recipient: rfc822; ava@example.org',
    'Original-Recipient: rfc822;ava@example.org',
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mail.example.org',
    'Diagnostic-Code: smtp; 550 5.1.1 <ava@example.org>: Recipient address rejected:',
    '    User unknown in virtual mailbox table',
    '',
  ],
  returnedType: 'text/rfc822-headers',
  returned: [`Return-Path: <bounces+${id}@learning.example>`, `Message-ID: <${id}@learning.example>`, ''],
})

test('Postfix: the mailbox is not there', async () => {
  expect(await readMailReport(postfix)).toEqual({
    ok: true,
    report: {
      kind: 'bounced',
      mailIds: [id],
      reason: '550 5.1.1 <…>: Recipient address rejected: User unknown in virtual mailbox table',
    },
  })
})

test('Exchange: sent to the plain address, our mail is known by the head that is given back', async () => {
  const exchange = aReport({
    head: ['To: <bounces@learning.example>', `In-Reply-To: <${id.toUpperCase()}@learning.example>`],
    status: [
      'Reporting-MTA: dns;AS8PR07MB1234.eurprd07.prod.outlook.com',
      'Received-From-MTA: dns;mail.learning.example',
      '',
      'Final-Recipient: rfc822;ava@school.example',
      'Action: failed',
      'Status: 5.1.10',
      'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ava@school.example not found by SMTP address lookup',
      'X-Display-Name: Ava',
      '',
    ],
    returned: ['Subject: Coding Club', `Message-ID:`, ` <${id}@learning.example>`, '', `<${other}@learning.example>`],
  })
  expect(await readMailReport(exchange)).toEqual({
    ok: true,
    report: {
      kind: 'bounced',
      mailIds: [id],
      reason: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient … not found by SMTP address lookup',
    },
  })
})

test('Gmail: the words of many lines become one', async () => {
  const gmail = aReport({
    head: [`To: bounces+${id}@learning.example`, 'X-Failed-Recipients: ava@gmail.example'],
    status: [
      'Reporting-MTA: dns; googlemail.com',
      '',
      'Final-Recipient: rfc822; ava@gmail.example',
      'Action: failed',
      'Status: 5.1.1',
      'Remote-MTA: dns; gmail-smtp-in.l.google.example. (2a00::1b, the server for the domain)',
      'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try',
      " 550-5.1.1 double-checking the recipient's email address for typos",
      ' 550 5.1.1 https://support.google.example/mail/?p=NoSuchUser gsmtp',
      'Last-Attempt-Date: Fri, 05 Jun 2026 02:12:01 -0700 (PDT)',
      '',
    ],
  })
  const reading = await readMailReport(gmail)
  expect(reading).toMatchObject({ ok: true, report: { kind: 'bounced', mailIds: [id] } })
  expect(reading.ok && reading.report.reason).toMatch(/^550-5\.1\.1 The email account.*typos/)
})

const waiting = (action: string) => [
  ...['Reporting-MTA: dns; mx.example.org', '', 'Final-Recipient: rfc822; ava@example.org', `Action: ${action}`],
  ...['Status: 4.2.2', 'Diagnostic-Code: smtp; 452 Mailbox full', ''],
]

test('a delay is no failure', async () => {
  const report = aReport({ head: [`To: bounces+${id}@learning.example`], status: waiting('delayed') })
  expect(await readMailReport(report)).toEqual({
    ok: true,
    report: { kind: 'deferred', mailIds: [id], reason: '4.2.2 452 Mailbox full' },
  })
})

test('what was given up is a failure, whatever its status', async () => {
  const report = aReport({ head: [`To: bounces+${id}@learning.example`], status: waiting('failed') })
  expect(await readMailReport(report)).toMatchObject({ ok: true, report: { kind: 'bounced' } })
})

test.each(['delivered', 'relayed', 'expanded', ''])('“%s” says that nothing went wrong', async (action) => {
  const report = aReport({ head: [`To: bounces+${id}@learning.example`], status: waiting(action) })
  expect(await readMailReport(report)).toEqual({ ok: false, refusal: 'nothing-went-wrong' })
})

const feedback = (type: string) =>
  aReport({
    type: 'feedback-report',
    status: [`Feedback-Type: ${type}`, 'User-Agent: SomeGenerator/1.0', 'Version: 1', ''],
    returned: [`Message-ID: <${id}@learning.example>`, 'Subject: Coding Club', '', 'Hello'],
  })

test('a complaint tells of the mail that it gives back', async () => {
  expect(await readMailReport(feedback('abuse'))).toEqual({
    ok: true,
    report: { kind: 'complained', mailIds: [id], reason: 'abuse' },
  })
  expect(await readMailReport(feedback('not-spam'))).toEqual({ ok: false, refusal: 'nothing-went-wrong' })
})

test('a reply of somebody who is on holiday is no report', async () => {
  const reply = Buffer.from(
    `From: ava@example.org\r\nTo: bounces+${id}@learning.example\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\n`,
  )
  expect(await readMailReport(reply)).toEqual({ ok: false, refusal: 'not-a-report' })
})

test('a report that names no mail of ours, or one in its text alone, is not taken', async () => {
  const status = waiting('failed')
  const returned = ['Subject: x', '', `Message-ID: <${id}@learning.example>`]
  expect(await readMailReport(aReport({ head: ['To: bounces@learning.example'], status, returned }))).toEqual({
    ok: false,
    refusal: 'no-mail-named',
  })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from(Array.from({ length: 4096 }, (_, nth) => (nth * 37) % 256))],
  ['a report that is cut off', postfix.subarray(0, 600)],
])('%s is refused without a fault', async (_, raw) => {
  expect((await readMailReport(raw)).ok).toBe(false)
})

test('a report of many thousand recipients is read in good time', async () => {
  const many = Array.from({ length: 8000 }, (_, nth) => [`Final-Recipient: rfc822; a${nth}@b`, 'Action: delivered', ''])
  const report = aReport({ head: [`To: bounces+${id}@learning.example`], status: ['X: y', '', ...many.flat()] })
  const started = performance.now()
  expect((await readMailReport(report)).ok).toBe(false)
  expect(performance.now() - started).toBeLessThan(10_000)
})
