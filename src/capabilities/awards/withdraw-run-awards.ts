import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { runStateOf } from './award-run-rules.ts'
import { lockRun } from './award-run-store.ts'
import { lockRecipients } from './recipient-store.ts'
import { withdrawLocked } from './withdraw-award.ts'

export type WithdrawRunOutcome =
  | { ok: true; withdrawn: number }
  | { ok: false; refusal: 'run-not-found' | 'run-is-under-way' | 'reason-is-missing' | 'nobody-is-chosen' }

interface WithdrawRequest {
  runId: string
  /** Those of the run to withdraw, or all that are left of it. */
  awardIds: string[] | 'all'
  /** Every verifier of one of the badges reads it. */
  reason: string
  /** All of the run was a mistake: said beside the figures that it leaves. */
  isMistake?: boolean
}

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Withdraws all of a run or some of it for one reason. A mistaken run leaves the figures of impact with a note. */
export async function withdrawRunAwards(
  { runId, awardIds, reason, isMistake = false }: WithdrawRequest,
  { database, ...context }: Context,
): Promise<WithdrawRunOutcome> {
  const { issuer, now } = context
  return database.transaction().execute(async (tx): Promise<WithdrawRunOutcome> => {
    const run = await lockRun(tx, runId)
    if (!run || run.organisationId !== issuer.organisationId) return { ok: false, refusal: 'run-not-found' }
    if (runStateOf(run, now) === 'under-way') return { ok: false, refusal: 'run-is-under-way' }
    if (!reason.trim()) return { ok: false, refusal: 'reason-is-missing' }
    if (awardIds !== 'all' && awardIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const only = awardIds === 'all' ? sql`` : sql`and id = any(${awardIds}::uuid[])`
    await lockRecipients(tx, sql`select recipient_id from awards where run_id = ${runId} ${only}`)
    let chosen = tx
      .selectFrom('awards')
      .select(['id', 'placeId', 'statusListId', 'recipientId'])
      .where('runId', '=', runId)
      .where('revokedAt', 'is', null)
      .orderBy('id')
      .forUpdate()
    if (awardIds !== 'all') chosen = chosen.where('id', 'in', awardIds)
    const awards = await chosen.execute()
    await withdrawLocked({ awards, reason }, { ...context, tx })
    if (!isMistake || awardIds !== 'all' || run.mistakenAt) return { ok: true, withdrawn: awards.length }
    const mistaken = { mistakenAt: now, mistakenBy: issuer.personId ?? null, mistakenAwards: awards.length }
    await tx
      .updateTable('awardRuns')
      .set({ ...mistaken, mistakenNote: reason.trim() })
      .where('id', '=', runId)
      .execute()
    const detail = { awards: awards.length }
    const entry = { actorId: issuer.personId, action: 'run.mistaken', subjectType: 'run', subjectId: runId, detail }
    await audit(tx, { ...entry, placeId: run.placeId }, now)
    return { ok: true, withdrawn: awards.length }
  })
}
