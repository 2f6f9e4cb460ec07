import { createTransport } from 'nodemailer'
import type { Database } from '../database/database.ts'
import { newId } from '../ids.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

/** Resolves when the mail has been handed over; throws when it could not be, so that a job is tried again. */
export type Mailer = (mail: Mail, now: Date) => Promise<void>

export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport(url, { from })
  return async (mail) => {
    await transport.sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated' } })
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
