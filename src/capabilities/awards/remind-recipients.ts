import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading, Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { queueReminders } from './award-mail-store.ts'
import { mayBeReminded } from './award-run-rules.ts'
import { lockRun } from './award-run-store.ts'

export type RemindOutcome =
  | { ok: true; reminded: number }
  | { ok: false; refusal: 'run-not-found' | 'nobody-to-remind' }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Reminds those of a run who have not kept their badge. Pressed twice, or by two at once, each is reminded once. */
export function remindRecipients({ runId }: { runId: string }, context: Context): Promise<RemindOutcome> {
  const { database, queue, issuer, now } = context
  return database.transaction().execute(async (tx): Promise<RemindOutcome> => {
    const run = await lockRun(tx, runId)
    if (!run || run.organisationId !== issuer.organisationId) return { ok: false, refusal: 'run-not-found' }
    const due = await selectDue(tx, { runId, now })
    if (due.length === 0) return { ok: false, refusal: 'nobody-to-remind' }
    await sql`
      update awards set reminders = reminders + 1, reminded_at = ${now}
      where id in (select id from awards where id = any(${due.map((award) => award.id)}::uuid[])
        order by id for no key update)`.execute(tx)
    const { organisationId } = issuer
    await queueReminders(
      due.map(({ id, reminders }) => ({ awardId: id, nth: reminders + 1 })),
      { tx, queue, organisationId, now },
    )
    const detail = { awards: due.length }
    const entry = { actorId: issuer.personId, action: 'run.reminded', subjectType: 'run', subjectId: runId, detail }
    await audit(tx, { ...entry, placeId: run.placeId }, now)
    return { ok: true, reminded: due.length }
  })
}

/** How many would be reminded now. */
export async function countToRemind(
  { runId }: { runId: string },
  { database, now }: Reading & { now: Date },
): Promise<number> {
  return (await selectDue(database, { runId, now })).length
}

interface DueRow {
  id: string
  reminders: number
  claimedAt: Date | null
  revokedAt: Date | null
  recipientEmail: string | null
  toldAt: Date | null
}

/** Whose mail was refused is not reminded: that would be refused as well. */
async function selectDue(database: Tx | Reading['database'], { runId, now }: { runId: string; now: Date }) {
  const { rows } = await sql<DueRow>`
    select awards.id, reminders, claimed_at, revoked_at, email as recipient_email,
      coalesce(reminded_at, case when notify then mails_begun_at end) as told_at
    from awards join recipients on recipients.id = awards.recipient_id join award_runs on award_runs.id = awards.run_id
    where run_id = ${runId} and not exists (select from delivery_states
      where about = 'award ' || awards.id and state in ('bounced', 'interrupted', 'complained'))`.execute(database)
  return rows.filter((award) => mayBeReminded(award, now))
}
