import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '#infrastructure/database/database.ts'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { writeLetter } from './letter.ts'
import { MailRefused, noteInterruptedMails, onceMailer, smtpMailer } from './mailer.ts'

const letter = writeLetter({
  language: 'cy',
  heading: 'Eich cod',
  paragraphs: ['<b>&</b> ŵ'],
  code: '123456',
  action: { label: 'Agor', url: 'https://waymark.test/?a=1&b=2' },
  footer: 'Dim arall.',
})

type Say = (error?: Error | null) => void

/** A real server; `refusing` answers where it should not simply take the mail. */
async function aServer(refusing: { from?: (say: Say) => void; to?: (say: Say) => void } = {}) {
  const received: string[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    onConnect: (_session, done) => {
      connections++
      done()
    },
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => (refusing.from ? refusing.from(done) : done()),
    onRcptTo: (_address, _session, done) => (refusing.to ? refusing.to(done) : done()),
    onData: (stream, _session, done) =>
      void text(stream)
        .then((mail) => received.push(mail))
        .then(() => done()),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  const { mailer, greet, close } = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Waymark <hello@waymark.test>' })
  onTestFinished(close)
  return { received, mailer, greet, connections: () => connections }
}

const saying = (responseCode: number, message: string) => (say: Say) =>
  say(Object.assign(new Error(message), { responseCode }))

test('hands a mail in both forms to a real SMTP server', async () => {
  const { received, mailer } = await aServer()
  await mailer({ to: 'ava@example.org', subject: '123456 yw eich cod', ...letter }, new Date())
  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/^To: ava@example\.org/m)
  expect(received[0]).toMatch(/text\/plain/)
  expect(received[0]).toMatch(/text\/html/)
})

test('greets the server without a mail, and says so where nobody answers', async () => {
  const { greet, received } = await aServer()
  await greet()
  expect(received).toEqual([])
  await expect(smtpMailer({ url: 'smtp://127.0.0.1:9', from: 'hello@waymark.test' }).greet()).rejects.toThrow()
})

test('keeps its connections between mails', async () => {
  const { received, mailer, connections } = await aServer()
  const ten = Array.from({ length: 10 }, (_, nth) => ({ to: 'ava@example.org', subject: `Mail ${nth}`, ...letter }))
  await Promise.all(ten.map((mail) => mailer(mail, new Date())))
  expect(received).toHaveLength(10)
  expect(connections()).toBeLessThanOrEqual(3)
})

async function statesIn(database: Database) {
  const states = database.selectFrom('deliveryStates').select(['about', 'state', 'reason'])
  return await states.orderBy('about').execute()
}

const award = { to: 'ava@example.org', subject: 'Badge', ...letter, key: 'award 1' }

test('what the recipient’s server refuses for good is noted without the address, and not tried again', async () => {
  const { database } = await scratchDatabase()
  const refusing = { to: saying(550, '5.1.1 <ava@example.org>: Recipient address rejected:\n User unknown') }
  const { mailer } = await aServer(refusing)
  await onceMailer({ database, mailer })(award, new Date())
  expect(await statesIn(database)).toEqual([
    { about: 'award 1', state: 'bounced', reason: '550 5.1.1 <…>: Recipient address rejected: User unknown' },
  ])
  expect(await database.selectFrom('sentMails').selectAll().execute()).toEqual([])
  await expect(mailer({ ...award, key: undefined }, new Date())).rejects.toThrow(MailRefused)
})

test.each([
  ['a mailbox that is full for now', { to: saying(452, '4.2.2 Mailbox full') }],
  ['a server that takes nothing from us', { from: saying(550, '5.7.60 Not allowed to send as this sender') }],
])('%s is no refusal: the job is tried again', async (_, refusing) => {
  const { database } = await scratchDatabase()
  const { mailer } = await aServer(refusing)
  const sending = onceMailer({ database, mailer })(award, new Date())
  await expect(sending).rejects.toThrow()
  await expect(sending).rejects.not.toThrow(MailRefused)
  expect(await statesIn(database)).toMatchObject([{ about: 'award 1', state: 'deferred' }])
})

test('fails when no server answers, so that the job is tried again', async () => {
  const { mailer: send } = smtpMailer({ url: 'smtp://127.0.0.1:9', from: 'hello@waymark.test' })
  await expect(send({ to: 'ava@example.org', subject: 'x', ...letter }, new Date())).rejects.toThrow()
})

test('never lets a person’s text become markup', () => {
  expect(letter.html).toContain('&lt;b&gt;&amp;&lt;/b&gt; ŵ')
  expect(letter.html).toContain('https://waymark.test/?a=1&amp;b=2')
  expect(letter.text).toContain('https://waymark.test/?a=1&b=2')
})

test('a mail with a key goes out once, also when its job is done again', async () => {
  const { database } = await scratchDatabase()
  const sent: string[] = []
  const mailer = onceMailer({ database, mailer: async ({ to }) => void sent.push(to) })
  const mail = { to: 'ava@example.org', subject: 'Badge', ...letter, key: 'award 1' }
  await Promise.all(Array.from({ length: 5 }, () => mailer(mail, new Date())))
  await mailer({ ...mail, key: 'award 2' }, new Date())
  await mailer({ ...mail, key: undefined }, new Date())
  await mailer({ ...mail, key: undefined }, new Date())
  expect(sent).toHaveLength(4)
})

test('a mail that the server refuses is tried again', async () => {
  const { database } = await scratchDatabase()
  let isAway = true
  const sent: string[] = []
  const mailer = onceMailer({
    database,
    mailer: async ({ to }) => {
      if (isAway) throw new Error('421 try again later')
      sent.push(to)
    },
  })
  const mail = { to: 'ava@example.org', subject: 'Badge', ...letter, key: 'award 1' }
  await expect(mailer(mail, new Date())).rejects.toThrow('421')
  isAway = false
  await mailer(mail, new Date())
  expect(sent).toHaveLength(1)
})

test('a mail whose sending was cut off by the end of the process is told of, and not sent again', async () => {
  const { database } = await scratchDatabase()
  const at = (minutes: number) => new Date(Date.UTC(2026, 5, 5, 9, minutes))
  // As a killed process leaves it: noted, and never settled.
  await database
    .insertInto('sentMails')
    .values({ key: 'award 1', sentAt: at(0) })
    .execute()
  const sent: string[] = []
  const mailer = onceMailer({ database, mailer: async ({ to }) => void sent.push(to) })
  await mailer(award, at(1))
  await mailer({ ...award, key: 'award 2' }, at(1))
  expect(sent).toHaveLength(1)
  await noteInterruptedMails(database, at(10))
  expect(await statesIn(database)).toEqual([{ about: 'award 2', state: 'handed-over', reason: '' }])
  await noteInterruptedMails(database, at(16))
  await noteInterruptedMails(database, at(40))
  expect(await statesIn(database)).toContainEqual({ about: 'award 1', state: 'interrupted', reason: '' })
  const { rows } = await sql<{ at: Date }>`select at from deliveries where kind = 'interrupted'`.execute(database)
  expect(rows).toEqual([{ at: at(16) }])
})

test('a mail that can be ended tells mail programs where, and another says nothing of it', async () => {
  const { received, mailer } = await aServer()
  const mail = { to: 'ava@example.org', subject: 'Reminder', ...letter }
  const unsubscribe = 'https://waymark.test/mails/abc.def'
  await mailer({ ...mail, unsubscribe }, new Date())
  await mailer(mail, new Date())
  expect(received[0]).toMatch(/^List-Unsubscribe: <https:\/\/waymark\.test\/mails\/abc\.def>/m)
  expect(received[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  expect(received[1]).not.toMatch(/List-Unsubscribe/)
})
