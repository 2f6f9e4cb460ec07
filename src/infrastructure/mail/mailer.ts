import { createTransport } from 'nodemailer'
import type { Database } from '../database/database.ts'
import { newId } from '../ids.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** Names the occasion: a mail of one key goes out once, whatever happens to the job that sends it. */
  key?: string
}

/** Resolves when the mail has been handed over; throws when it could not be, so that a job is tried again. */
export type Mailer = (mail: Mail, now: Date) => Promise<void>

export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport(url, { from })
  return async ({ key: _, ...mail }) => {
    await transport.sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated' } })
  }
}

/**
 * Sends a mail with a key once. The key is written before the mail goes out: where the process ends in between, the mail
 * may be lost but is never sent twice. One that the server refuses may be tried again.
 */
export function onceMailer({ database, mailer }: { database: Database; mailer: Mailer }): Mailer {
  return async (mail, now) => {
    const { key } = mail
    if (!key) return mailer(mail, now)
    const isFirst = await database
      .insertInto('sentMails')
      .values({ key, sentAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!isFirst) return
    try {
      await mailer(mail, now)
    } catch (error) {
      await database.deleteFrom('sentMails').where('key', '=', key).execute()
      throw error
    }
  }
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
