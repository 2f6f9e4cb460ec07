import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdingsChanged, runMailsDue } from './award-jobs.ts'
import { queueAwardMails } from './award-mail-store.ts'
import { runStateOf } from './award-run-rules.ts'
import { lockRun } from './award-run-store.ts'
import { followedAmong } from './recipient-store.ts'

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/** Lets the mails of a run go when the time is over in which it could be taken back. */
export function sendRunMails({ runId }: { runId: string }, { database, queue, now }: Powers): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const run = await lockRun(tx, runId)
    if (!run?.undoUntil || run.undoneAt || run.mailsBegunAt) return
    // The clock of the queue may be ahead of ours.
    if (now < run.undoUntil) return queue.enqueue(tx, runMailsDue, [{ runId }], { startAfter: run.undoUntil })
    await beginMails(tx, { run, queue, now })
  })
}

export type HurryMailsOutcome =
  | { ok: true }
  | { ok: false; refusal: 'run-not-found' | 'run-is-under-way' | 'run-is-undone' }

/** Sends the mails at once, because the issuer is sure. From then on the run cannot be taken back. */
export function hurryRunMails(
  { runId }: { runId: string },
  { database, queue, issuer, now }: Powers & { issuer: Issuer },
): Promise<HurryMailsOutcome> {
  return database.transaction().execute(async (tx): Promise<HurryMailsOutcome> => {
    const run = await lockRun(tx, runId)
    if (!run || run.organisationId !== issuer.organisationId) return { ok: false, refusal: 'run-not-found' }
    const state = runStateOf(run, now)
    if (state === 'under-way') return { ok: false, refusal: 'run-is-under-way' }
    if (state === 'undone') return { ok: false, refusal: 'run-is-undone' }
    if (run.mailsBegunAt) return { ok: true }
    await beginMails(tx, { run, queue, now })
    const entry = { actorId: issuer.personId, action: 'run.mails-hurried', subjectType: 'run', subjectId: runId }
    await audit(tx, { ...entry, placeId: run.placeId }, now)
    return { ok: true }
  })
}

interface Beginning extends Pick<Powers, 'queue' | 'now'> {
  run: { id: string; organisationId: string; notify: boolean }
}

async function beginMails(tx: Tx, { run, queue, now }: Beginning): Promise<void> {
  await tx.updateTable('awardRuns').set({ mailsBegunAt: now }).where('id', '=', run.id).execute()
  const { rows } = await sql<{ awardId: string; recipientId: string; isTold: boolean }>`
    select awards.id as award_id, recipient_id, coalesce(email, mailbox_of(person_id)) is not null and claimed_at is null as is_told
    from awards join recipients on recipients.id = recipient_id
    where run_id = ${run.id} and revoked_at is null`.execute(tx)
  const told = run.notify ? rows.filter((row) => row.isTold) : []
  const { organisationId } = run
  await queueAwardMails(
    told.map((row) => row.awardId),
    { tx, queue, organisationId, now },
  )
  const personIds = await followedAmong(
    tx,
    rows.map((row) => row.recipientId),
  )
  if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
}
