import { createTransport } from 'nodemailer'
import type { Database } from '../database/database.ts'
import { Fault } from '../fault.ts'
import { newId } from '../ids.ts'
import { noteDeliveries } from './delivery-log.ts'
import type { DeliveryKind } from './delivery-rules.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** Names the occasion: a mail of one key goes out once, whatever happens to the job that sends it. */
  key?: string
  /** The mail's own id: it stands in its envelope and its Message-ID, so that a report about it can be told from a forged one. */
  id?: string
  /** What it brings: a mail and its reminders are one delivery. Without it the key names the delivery. */
  about?: string
  /** The organisation in whose name it is sent: it is told when the recipient's server refuses the mail. */
  organisationId?: string
  /** Where a post ends mails of this kind, without signing in (RFC 8058): mail programs show a button for it. */
  unsubscribe?: string | undefined
  /** A calendar entry that goes along (RFC 6047): calendars of mail programs take it in, change it or take it out. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string }
}

/** The recipient's server will never take this mail (a 5yz reply to RCPT TO or DATA, RFC 5321 §4.2.1): trying again is of no use. */
export class MailRefused extends Fault {
  constructor(reason: string, options?: ErrorOptions) {
    super('mail-refused', reason, options)
    this.name = 'MailRefused'
  }
}

const longestReason = 200

/** Resolves when the mail has been handed over; throws when it could not be, so that a job is tried again. */
export type Mailer = (mail: Mail, now: Date) => Promise<void>

/** Connections are kept between mails: many servers wait before they greet, to tell senders of spam. */
const keptConnections = 3
const idleMilliseconds = 20_000

export interface SmtpMailer {
  mailer: Mailer
  /** Greets the server and signs in, without a mail. @throws Error with what the server said */
  greet(): Promise<void>
  close(): void
}

interface SmtpSettings {
  url: string
  from: string
  /** `bounces@learning.example`: where mail servers report what could not be delivered. */
  bounceAddress?: string | undefined
  /** How long a server may say nothing (RFC 5321 §4.5.3.2 allows it ten minutes). */
  silenceMilliseconds?: number
}

export function smtpMailer({ url, from, bounceAddress, silenceMilliseconds = 600_000 }: SmtpSettings): SmtpMailer {
  // No second try inside: a connection lost after DATA leaves it open whether the server has the mail (`onceMailer`).
  const pool = { pool: true, maxConnections: keptConnections, idleTimeout: idleMilliseconds, maxRequeues: 0 } as const
  const transport = createTransport({ url, ...pool, socketTimeout: silenceMilliseconds }, { from })
  return {
    async mailer({ key: _key, organisationId: _organisationId, about: _about, id, calendar, unsubscribe, ...mail }) {
      const entry = calendar && {
        icalEvent: { method: calendar.method, filename: 'event.ics', content: calendar.text },
      }
      const traced = id && bounceAddress ? tracesOf({ id, bounceAddress, to: mail.to }) : {}
      try {
        await transport.sendMail({
          ...mail,
          ...traced,
          ...entry,
          from,
          headers: { 'Auto-Submitted': 'auto-generated', ...endedBy(unsubscribe) },
        })
      } catch (error) {
        throw refusalIn(error, mail.to) ?? error
      }
    },
    async greet() {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

/** A press of the mail program's own button is a post to this address (RFC 2369, RFC 8058). */
function endedBy(address: string | undefined): Record<string, string> {
  return address ? { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}
}

/** The return path that only this mail has (VERP), and the same id for servers that ask for one (RFC 3461 §4.4). */
function tracesOf({ id, bounceAddress, to }: { id: string; bounceAddress: string; to: string }) {
  const [local, domain] = bounceAddress.split('@')
  return { envelope: { from: `${local}+${id}@${domain}`, to }, messageId: `<${id}@${domain}>` }
}

/** A 5yz reply before the recipient was named is about us, and mended by the operator: not a refusal. */
function refusalIn(error: unknown, to: string): MailRefused | undefined {
  if (!(error instanceof Error)) return undefined
  const { responseCode, command, response } = error as Error & Partial<Record<string, unknown>>
  const isPermanent = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600
  if (!isPermanent || (command !== 'RCPT TO' && command !== 'DATA')) return undefined
  const said = typeof response === 'string' ? response : error.message
  return new MailRefused(tidied(said, to), { cause: error })
}

/**
 * Sends a mail with a key once. The key is written before the mail goes out: where the process ends in between, the mail
 * may be lost but is never sent twice (`noteInterruptedMails` tells of it). Where the mail server is away it is tried again; a mail that the recipient's server
 * refuses for good is noted instead, for those in whose name it was sent.
 */
export function onceMailer({ database, mailer }: { database: Database; mailer: Mailer }): Mailer {
  return async (mail, now) => {
    const { key, organisationId = null } = mail
    if (!key) return mailer(mail, now)
    const id = mail.id ?? newId(now)
    const about = mail.about ?? key
    const note = (kind: DeliveryKind, reason: string) =>
      database
        .transaction()
        .execute((tx) => noteDeliveries(tx, [{ about, mailId: id, organisationId, kind, reason }], now))
    if (organisationId && (await isStopped(database, { organisationId, email: mail.to }))) return
    const isFirst = await database
      .insertInto('sentMails')
      .values({ key, sentAt: now, organisationId, mailId: id, about })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!isFirst) return
    try {
      await mailer({ ...mail, id }, now)
    } catch (error) {
      await database.deleteFrom('sentMails').where('key', '=', key).execute()
      await note(error instanceof MailRefused ? 'bounced' : 'deferred', whatWasSaid(error, mail.to))
      if (error instanceof MailRefused) return
      throw error
    }
    // Outside: the server has it, whatever becomes of these notes.
    await database.updateTable('sentMails').set({ acceptedAt: now }).where('key', '=', key).execute()
    await note('handed-over', '')
  }
}

/** An organisation that has stopped an address sends nothing there, whatever was under way. */
async function isStopped(database: Database, { organisationId, email }: { organisationId: string; email: string }) {
  const row = await database
    .selectFrom('stoppedAddresses')
    .select('email')
    .where('organisationId', '=', organisationId)
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return row !== undefined
}

/** Without the address; only what a mail server answered, nothing of our own network. */
function whatWasSaid(error: unknown, to: string): string {
  if (error instanceof MailRefused) return error.message
  const response = error instanceof Error && 'response' in error ? error.response : undefined
  return typeof response === 'string' ? tidied(response, to) : ''
}

function tidied(said: string, to: string): string {
  return said.replaceAll(to, '…').replace(/\s+/g, ' ').trim().slice(0, longestReason)
}

/** Longer than any mail server may take over one mail: what is not settled by then was cut off by the end of a process. */
const longestSendingMinutes = 15

/**
 * Notes mails that a process was about to hand over when it ended: nobody
 * knows whether they arrived, and only those in whose name they were sent can judge whether to send them again.
 */
export async function noteInterruptedMails(database: Database, now: Date): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const before = new Date(now.getTime() - longestSendingMinutes * 60_000)
    const interrupted = await tx
      .updateTable('sentMails')
      .set({ acceptedAt: now })
      .where('acceptedAt', 'is', null)
      .where('sentAt', '<', before)
      .returning(['key', 'about', 'mailId', 'organisationId'])
      .execute()
    const entries = interrupted.map(({ key, about, mailId, organisationId }) => ({
      ...{ about: about ?? key, mailId: mailId ?? newId(now), organisationId },
      kind: 'interrupted' as const,
      reason: '',
    }))
    await noteDeliveries(tx, entries, now)
  })
}

/** Keeps mails in the database instead of sending them: the outbox of the demonstration. */
export function outboxMailer({ database, from }: { database: Database; from: string }): Mailer {
  return async (mail, now) => {
    await database
      .insertInto('outboxMails')
      .values({
        id: newId(now),
        sender: from,
        recipient: mail.to,
        subject: mail.subject,
        bodyText: mail.text,
        bodyHtml: mail.html,
        sentAt: now,
      })
      .execute()
  }
}
