import { sql } from 'kysely'
import { newId } from '#infrastructure/ids.ts'
import { noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import type { Services } from '#infrastructure/services.ts'
import { leaverAbout } from './leaver-code.ts'
import { leaverMailDue } from './leaving-jobs.ts'
import { mailDue } from './leaving-rules.ts'
import { hasAnother } from './leaving-store.ts'

const atOnce = 500

interface Row {
  id: string
  organisationId: string
  invitedAt: Date | null
  reminders: number
  remindedAt: Date | null
  hasAnother: boolean
  isUnreachable: boolean
}

/**
 * Lets the invitations of announced leavings go, and the reminders of those who have no other address yet. Looked at by the
 * clock; a leaver's row and the leaving's are held while it is noted that a mail goes, so that each goes once.
 */
export async function sendLeaverMails({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<void> {
  const running = await database
    .selectFrom('leavings')
    .select('id')
    .where('confirmedAt', 'is not', null)
    .where('calledOffAt', 'is', null)
    .where('fellAt', 'is', null)
    .where('inviteFrom', '<=', now)
    .where('fallsAt', '>', now)
    .execute()
  for (const { id } of running) while (await sendSome(id, { database, queue, now }));
}

/** Returns whether there may be more. */
function sendSome(
  leavingId: string,
  { database, queue, now }: Pick<Services, 'database' | 'queue'> & { now: Date },
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    // Shared: calling it off or moving its date waits for this, or this sees what was changed.
    const leaving = await tx
      .selectFrom('leavings')
      .select(['confirmedAt', 'inviteFrom', 'calledOffAt', 'fellAt', 'endedAt', 'fallsAt'])
      .where('id', '=', leavingId)
      .forShare()
      .executeTakeFirst()
    if (!leaving || leaving.calledOffAt || leaving.fellAt) return false
    const { rows } = await sql<Row>`
      select leavers.id, organisation_id, invited_at, reminders, reminded_at, ${hasAnother} as has_another,
        exists (select from delivery_states where about = ${leaverAbout('')} || leavers.id
          and state in ('bounced', 'complained')) as is_unreachable
      from leavers where leaving_id = ${leavingId} and left_out_at is null and stopped_at is null
      order by id for update skip locked`.execute(tx)
    const due = rows.flatMap((row) => {
      const nth = row.hasAnother || row.isUnreachable ? undefined : mailDue(row, leaving, now)
      return nth === undefined ? [] : [{ ...row, nth, mailId: newId(now) }]
    })
    const some = due.slice(0, atOnce)
    if (some.length === 0) return false
    await queue.enqueue(
      tx,
      leaverMailDue,
      some.map(({ id, nth, mailId }) => ({ leaverId: id, nth, mailId })),
    )
    await sql`
      update leavers set invited_at = coalesce(invited_at, ${now}), reminders = line.nth,
        reminded_at = case when line.nth > 0 then ${now}::timestamptz end
      from unnest(${some.map((one) => one.id)}::uuid[], ${some.map((one) => one.nth)}::int[]) as line(id, nth)
      where leavers.id = line.id`.execute(tx)
    const entries = some.map(({ id, mailId, organisationId }) => ({
      ...{ about: leaverAbout(id), mailId, organisationId, reason: '' },
      kind: 'queued' as const,
    }))
    await noteDeliveries(tx, entries, now)
    return due.length > atOnce
  })
}
