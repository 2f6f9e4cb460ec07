import { createTransport } from 'nodemailer'
import type { Database } from '../database/database.ts'
import { Fault } from '../fault.ts'
import { newId } from '../ids.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** Names the occasion: a mail of one key goes out once, whatever happens to the job that sends it. */
  key?: string
  /** The organisation in whose name it is sent: it is told when the recipient's server refuses the mail. */
  organisationId?: string
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

export function smtpMailer({ url, from }: { url: string; from: string }): SmtpMailer {
  // No second try inside: a connection lost after DATA leaves it open whether the server has the mail (`onceMailer`).
  const pool = { pool: true, maxConnections: keptConnections, idleTimeout: idleMilliseconds, maxRequeues: 0 } as const
  const transport = createTransport({ url, ...pool }, { from })
  return {
    async mailer({ key: _key, organisationId: _organisationId, ...mail }) {
      try {
        await transport.sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated' } })
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

/** A 5yz reply before the recipient was named is about us, and mended by the operator: not a refusal. */
function refusalIn(error: unknown, to: string): MailRefused | undefined {
  if (!(error instanceof Error)) return undefined
  const { responseCode, command, response } = error as Error & Partial<Record<string, unknown>>
  const isPermanent = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600
  if (!isPermanent || (command !== 'RCPT TO' && command !== 'DATA')) return undefined
  const said = typeof response === 'string' ? response : error.message
  const reason = said.replaceAll(to, '…').replace(/\s+/g, ' ').trim().slice(0, longestReason)
  return new MailRefused(reason, { cause: error })
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
    const isFirst = await database
      .insertInto('sentMails')
      .values({ key, sentAt: now, organisationId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!isFirst) return
    try {
      await mailer(mail, now)
    } catch (error) {
      await database.deleteFrom('sentMails').where('key', '=', key).execute()
      if (!(error instanceof MailRefused)) throw error
      const refused = { refusedAt: now, reason: error.message, organisationId }
      await database
        .insertInto('refusedMails')
        .values({ key, ...refused })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(refused))
        .execute()
      return
    }
    // Outside: the server has it, whatever becomes of this note.
    await database.updateTable('sentMails').set({ acceptedAt: now }).where('key', '=', key).execute()
  }
}

/** Longer than any mail server may take over one mail: what is not settled by then was cut off by the end of a process. */
const longestSendingMinutes = 15

/**
 * Notes mails that a process was about to hand over when it ended, as if they had been refused, without a reason: nobody
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
      .returning(['key', 'organisationId'])
      .execute()
    if (interrupted.length === 0) return
    await tx
      .insertInto('refusedMails')
      .values(interrupted.map((mail) => ({ ...mail, refusedAt: now, reason: '' })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
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
