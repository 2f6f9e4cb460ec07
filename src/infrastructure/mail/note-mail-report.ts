import type { Database } from '../database/database.ts'
import { findSentMail, noteDeliveries } from './delivery-log.ts'
import { type MailReportReading, readMailReport } from './mail-report.ts'

export type NoteMailReportOutcome =
  | { ok: true }
  | { ok: false; refusal: Extract<MailReportReading, { ok: false }>['refusal'] | 'mail-is-unknown' }

/** Takes in what a mail server sent back. The mail's id is known to nobody but its servers: without it nothing changes. */
export async function noteMailReport(
  raw: Buffer,
  { database, now }: { database: Database; now: Date },
): Promise<NoteMailReportOutcome> {
  const reading = await readMailReport(raw)
  if (!reading.ok) return reading
  const { kind, mailIds, reason } = reading.report
  for (const mailId of mailIds) {
    const mail = await findSentMail(mailId, database)
    if (!mail) continue
    const { about, organisationId } = mail
    await database
      .transaction()
      .execute((tx) => noteDeliveries(tx, [{ about, mailId, organisationId, kind, reason }], now))
    return { ok: true }
  }
  return { ok: false, refusal: 'mail-is-unknown' }
}
