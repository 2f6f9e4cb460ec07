import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { CallPhase } from './call.ts'
import { addToLog } from './call-log-store.ts'
import { type PhaseRefusal, phaseRefusalOf } from './call-phase-rules.ts'
import { lockCall } from './call-store.ts'
import { applicationMailDue, callOpened } from './programme-jobs.ts'
import { statesOnMove } from './rebuild-rules.ts'

export type MoveCallOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: PhaseRefusal | 'call-not-found' | 'shortlist-is-missing' | 'decision-is-missing' | 'answers-are-due'
    }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Lets a call go on to its next phase. Of two who press at once, the second is refused: the phase is not the next any more. */
export function moveCall(
  { callId, to }: { callId: string; to: CallPhase },
  { database, queue, team, now }: Context,
): Promise<MoveCallOutcome> {
  return database.transaction().execute(async (tx): Promise<MoveCallOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    const { phase: from, closesAt } = call
    const { last } = await tx
      .selectFrom('callApplications')
      .select((select) => select.fn.max('extendedUntil').as('last'))
      .where('callId', '=', callId)
      .executeTakeFirstOrThrow()
    const refusal = phaseRefusalOf({ from, to, closesAt, lastExtension: last, now })
    if (refusal) return { ok: false, refusal }
    // Announced is what was decided (`releaseDecision`), and nothing else.
    if (to === 'announced') return { ok: false, refusal: 'decision-is-missing' }
    const invited = to === 'interviews' ? await findShortlisted(tx, callId) : []
    if (to === 'interviews' && invited.length === 0) return { ok: false, refusal: 'shortlist-is-missing' }
    if (to === 'scoring' && (await areAnswersDue(tx, { callId, now }))) return { ok: false, refusal: 'answers-are-due' }
    const phases = () => tx.updateTable('callPhases').where('callId', '=', callId)
    await phases().set({ isActive: false }).where('phase', '=', from).execute()
    await phases().set({ isActive: true, beganAt: now }).where('phase', '=', to).execute()
    const due = invited.map((applicationId) => ({ applicationId, mail: 'invited' as const, revision: 0 }))
    if (due.length > 0) await queue.enqueue(tx, applicationMailDue, due)
    const moved = statesOnMove[to]
    if (moved)
      await tx
        .updateTable('callApplications')
        .set({ state: moved.to })
        .where('callId', '=', callId)
        .where('state', 'in', moved.from)
        .execute()
    if (to === 'open') await queue.enqueue(tx, callOpened, [{ callId }], { startAfter: call.opensAt })
    const entry = { actorId: team.personId, action: 'call.moved', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { from, to } }, now)
    await addToLog(tx, callId, { kind: 'phase', by: team.personId, from, to }, now)
    return { ok: true }
  })
}

async function findShortlisted(tx: Tx, callId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('callApplications')
    .select('id')
    .where('callId', '=', callId)
    .where('state', '=', 'shortlisted')
    .execute()
  return rows.map(({ id }) => id)
}

/** An applicant who was asked for more has the time that they were given. */
async function areAnswersDue(tx: Tx, { callId, now }: { callId: string; now: Date }): Promise<boolean> {
  const due = await tx
    .selectFrom('callRequests')
    .innerJoin('callApplications', 'callApplications.id', 'applicationId')
    .select('callRequests.id')
    .where('callRequests.callId', '=', callId)
    .where('state', '=', 'more-information')
    .where('answeredAt', 'is', null)
    .where('dueAt', '>=', now)
    .limit(1)
    .executeTakeFirst()
  return due !== undefined
}
