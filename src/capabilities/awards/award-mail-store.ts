import { sql } from 'kysely'
import type { Reading, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'
import { noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import { awardMailKey } from './award.ts'
import { awardIssued, reminderDue } from './award-jobs.ts'

interface Queueing {
  tx: Tx
  queue: Queue
  organisationId: string
  now: Date
}

/** Lets the mails that bring these awards go; the log has them from now on. */
export async function queueAwardMails(awardIds: string[], { tx, queue, ...powers }: Queueing): Promise<void> {
  const mails = awardIds.map((awardId) => ({ awardId, mailId: newId(powers.now) }))
  await queue.enqueue(tx, awardIssued, mails)
  await noteQueued(mails, { tx, ...powers })
}

/** The same for reminders. */
export async function queueReminders(
  reminders: { awardId: string; nth: number }[],
  { tx, queue, ...powers }: Queueing,
): Promise<void> {
  const mails = reminders.map((reminder) => ({ ...reminder, mailId: newId(powers.now) }))
  await queue.enqueue(tx, reminderDue, mails)
  await noteQueued(mails, { tx, ...powers })
}

function noteQueued(
  mails: { awardId: string; mailId: string }[],
  { tx, organisationId, now }: Omit<Queueing, 'queue'>,
): Promise<void> {
  const entries = mails.map(({ awardId, mailId }) => ({
    ...{ about: awardMailKey(awardId), mailId, organisationId },
    kind: 'queued' as const,
    reason: '',
  }))
  return noteDeliveries(tx, entries, now)
}

/** Notes that awards were kept, of those that were sent by mail. */
export async function noteKept(tx: Tx, awardIds: string[], now: Date): Promise<void> {
  const { rows } = await sql<{ about: string; organisationId: string | null }>`
    select about, organisation_id from delivery_states
    where about = any(${awardIds.map(awardMailKey)}::text[])`.execute(tx)
  const entries = rows.map((row) => ({ ...row, mailId: null, kind: 'kept' as const, reason: '' }))
  await noteDeliveries(tx, entries, now)
}

/** Whether the mail of an award did not arrive and may be sent again, which is not where its recipient wants none. Locks it. */
export async function mayBeSentAgain(awardId: string, { database }: Reading): Promise<boolean> {
  const { rows } = await sql`
    select from delivery_states
    where about = ${awardMailKey(awardId)} and state in ('bounced', 'interrupted') for update`.execute(database)
  return rows.length > 0
}
