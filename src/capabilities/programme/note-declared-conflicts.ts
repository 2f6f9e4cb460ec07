import type { Assessor } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { openToAssessors } from './call-phase-rules.ts'
import { holdCall } from './call-store.ts'
import { holdAssessor, insertConflicts } from './conflict-store.ts'
import { selectForAssessor } from './sealed-store.ts'

export type NoteDeclaredConflictsOutcome = { ok: true } | { ok: false; refusal: 'not-time-to-read' }

type Context = Pick<Services, 'database'> & { assessor: Assessor; now: Date }

/** What the assessor declares before anything opens, and later too: what they have scored of it counts no more. */
export function noteDeclaredConflicts(
  { applicationIds }: { applicationIds: string[] },
  { database, assessor, now }: Context,
): Promise<NoteDeclaredConflictsOutcome> {
  const { callId, personId } = assessor
  return database.transaction().execute(async (tx): Promise<NoteDeclaredConflictsOutcome> => {
    const call = await holdCall(tx, callId)
    if (!call || openToAssessors(call).length === 0) return { ok: false, refusal: 'not-time-to-read' }
    await holdAssessor(tx, assessor)
    const known = new Set((await selectForAssessor(tx, assessor)).map(({ applicationId }) => applicationId))
    const first = await tx
      .updateTable('callAssessors')
      .set({ declaredAt: now })
      .where('callId', '=', callId)
      .where('personId', '=', personId)
      .where('declaredAt', 'is', null)
      .returning('personId')
      .executeTakeFirst()
    const declared = applicationIds.filter((one) => known.has(one))
    await insertConflicts(tx, declared, { callId, personId, source: 'declared', now })
    if (first) await addToLog(tx, callId, { kind: 'declared', personId }, now)
    return { ok: true }
  })
}
