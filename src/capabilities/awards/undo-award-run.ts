import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { isUndoable } from './award-run-rules.ts'
import { lockRun } from './award-run-store.ts'
import { lockRecipients } from './recipient-store.ts'
import { markWithdrawn } from './withdrawal-store.ts'

export type UndoRunOutcome =
  | { ok: true }
  | { ok: false; refusal: 'run-not-found' | 'undo-time-is-over' }
  | { ok: false; refusal: 'some-are-kept'; kept: number }

interface UndoRequest {
  runId: string
  /** Take back the others although some have kept theirs; what was kept can only be withdrawn. */
  despiteKept?: boolean
}

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/**
 * Takes a whole run back before its mails are sent, as if it had never been. A learner who keeps a badge at that very
 * moment and this wait for each other at the award's row: it is either kept or taken back.
 */
export function undoAwardRun(
  { runId, despiteKept = false }: UndoRequest,
  { database, queue, issuer, now }: Context,
): Promise<UndoRunOutcome> {
  return database.transaction().execute(async (tx): Promise<UndoRunOutcome> => {
    const run = await lockRun(tx, runId)
    if (!run || run.organisationId !== issuer.organisationId) return { ok: false, refusal: 'run-not-found' }
    if (run.undoneAt) return { ok: true }
    if (!isUndoable(run, now)) return { ok: false, refusal: 'undo-time-is-over' }
    const awards = await lockAwards(tx, runId)
    const kept = awards.filter((award) => award.claimedAt).length
    if (kept > 0 && !despiteKept) return { ok: false, refusal: 'some-are-kept', kept }
    const taken = awards.filter((award) => !award.claimedAt)
    const reason = 'Given by mistake and taken back before it was sent.'
    await markWithdrawn(taken, { tx, queue, reason, revokedBy: issuer.personId, neverSent: true, now })
    await tx
      .updateTable('awardRuns')
      .set({ undoneAt: now, undoneBy: issuer.personId ?? null, finishedAt: run.finishedAt ?? now })
      .where('id', '=', runId)
      .execute()
    // Names and addresses of lines that were not given yet.
    await tx.deleteFrom('awardRunLines').where('runId', '=', runId).where('refusal', 'is', null).execute()
    const detail = { awards: taken.length, kept }
    const entry = { actorId: issuer.personId, action: 'run.undone', subjectType: 'run', subjectId: runId, detail }
    await audit(tx, { ...entry, placeId: run.placeId }, now)
    return { ok: true }
  })
}

async function lockAwards(tx: Tx, runId: string) {
  await lockRecipients(tx, sql`select recipient_id from awards where run_id = ${runId}`)
  return tx
    .selectFrom('awards')
    .select(['id', 'statusListId', 'recipientId', 'claimedAt'])
    .where('runId', '=', runId)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}
