import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'
import { findSealed } from './sealed-store.ts'

export type BreakSealOutcome =
  | { ok: true; applicationId: string }
  | { ok: false; refusal: 'call-not-found' | 'call-is-not-open' | 'application-not-found' | 'reason-is-missing' }

interface BreakSealRequest {
  callId: string
  /** As its applicant says it. */
  reference: string
  reason: string
}

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/**
 * Opens what one applicant sent before the call has closed, for the one who breaks the seal alone. The applicant reads the
 * reason, by mail and on their pages; that it was done stands on the call's page and in its log.
 */
export function breakSeal(
  { callId, reference, reason }: BreakSealRequest,
  { database, queue, team, now }: Context,
): Promise<BreakSealOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<BreakSealOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (!call.applicantsWrite) return { ok: false, refusal: 'call-is-not-open' }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    const sealed = await findSealed(tx, { callId, personId, reference: reference.trim().toUpperCase() })
    if (!sealed) return { ok: false, refusal: 'application-not-found' }
    const { applicationId, revision } = sealed
    const sealId = newId(now)
    await tx
      .insertInto('callBrokenSeals')
      .values({ id: sealId, callId, applicationId, personId, reason, brokenAt: now })
      .execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: 'opened', revision, about: sealId }])
    const entry = { actorId: personId, action: 'call.seal-broken', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationId, reason } }, now)
    const said = { kind: 'seal-broken', by: personId, applicationId, revision, reasonHash: hashOfText(reason) }
    await addToLog(tx, callId, said, now)
    return { ok: true, applicationId }
  })
}

export interface BrokenSeal {
  id: string
  brokenAt: Date
  reason: string | null
}

/** Of one application, for its applicant. */
export function listBrokenSeals(
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<BrokenSeal[]> {
  return database
    .selectFrom('callBrokenSeals')
    .select(['id', 'brokenAt', 'reason'])
    .where('applicationId', '=', applicationId)
    .orderBy('brokenAt')
    .execute()
}

/** When seals of a call were broken: everybody sees it, and not whose. */
export async function listSealBreakings({ callId }: { callId: string }, { database }: Reading): Promise<Date[]> {
  const rows = await database
    .selectFrom('callBrokenSeals')
    .select('brokenAt')
    .where('callId', '=', callId)
    .orderBy('brokenAt')
    .execute()
  return rows.map(({ brokenAt }) => brokenAt)
}
