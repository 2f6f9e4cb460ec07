import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { callExtended } from './programme-jobs.ts'

export type ExtendCallOutcome =
  | { ok: true }
  | { ok: false; refusal: 'call-not-found' | 'call-is-not-open' | 'not-later' | 'in-the-past' | 'reason-is-missing' }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Moves the deadline of everybody, later alone, while the call is open; logged with its reason, and told to all by mail. */
export function extendCall(
  { callId, closesAt, reason }: { callId: string; closesAt: Date; reason: string },
  { database, queue, team, now }: Context,
): Promise<ExtendCallOutcome> {
  return database.transaction().execute(async (tx): Promise<ExtendCallOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (!call.applicantsWrite) return { ok: false, refusal: 'call-is-not-open' }
    if (closesAt <= call.closesAt) return { ok: false, refusal: 'not-later' }
    if (closesAt <= now) return { ok: false, refusal: 'in-the-past' }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    await tx.updateTable('calls').set({ closesAt }).where('id', '=', callId).execute()
    await queue.enqueue(tx, callExtended, [{ callId, until: closesAt.toISOString() }])
    const moved = { from: call.closesAt.toISOString(), to: closesAt.toISOString() }
    const entry = { actorId: team.personId, action: 'call.extended', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { ...moved, reason } }, now)
    // The reason may speak of people: the log keeps its hash, the audit log the words.
    await addToLog(tx, callId, { kind: 'extended', by: team.personId, ...moved, reasonHash: hashOfText(reason) }, now)
    return { ok: true }
  })
}
