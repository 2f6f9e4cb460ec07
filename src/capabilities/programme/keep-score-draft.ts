import type { Assessor } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { stageOf } from './call-phase-rules.ts'
import { holdCall, selectCalls } from './call-store.ts'
import { holdAssessor } from './conflict-store.ts'
import type { Stage } from './rubric.ts'
import { selectForAssessor } from './sealed-store.ts'

export type KeepScoreDraftOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-time-to-read' | 'conflicts-not-declared' | 'application-not-found' | 'scored-already' }

type Context = Pick<Services, 'database'> & { assessor: Assessor; now: Date }

/** Keeps what an assessor has typed of a sheet, whole or not. Nobody else reads it, and it counts for nothing. */
export function keepScoreDraft(
  { applicationId, typed }: { applicationId: string; typed: Record<string, string> },
  { database, assessor, now }: Context,
): Promise<KeepScoreDraftOutcome> {
  const { callId, personId } = assessor
  return database.transaction().execute(async (tx): Promise<KeepScoreDraftOutcome> => {
    const call = await holdCall(tx, callId)
    const stage = call && stageOf(call)
    if (!stage) return { ok: false, refusal: 'not-time-to-read' }
    // The same lock as handing in takes: a draft that arrives afterwards is not kept beside what was handed in.
    const held = await holdAssessor(tx, assessor)
    if (!held?.declaredAt) return { ok: false, refusal: 'conflicts-not-declared' }
    if (!(await selectForAssessor(tx, assessor)).some((one) => one.applicationId === applicationId))
      return { ok: false, refusal: 'application-not-found' }
    const given = await tx
      .selectFrom('callScores')
      .select('criterion')
      .where('applicationId', '=', applicationId)
      .where('personId', '=', personId)
      .where('stage', '=', stage)
      .limit(1)
      .executeTakeFirst()
    if (given) return { ok: false, refusal: 'scored-already' }
    const kept = { typed: JSON.stringify(typed), savedAt: now }
    await tx
      .insertInto('callSheetDrafts')
      .values({ callId, applicationId, personId, stage, ...kept })
      .onConflict((conflict) => conflict.columns(['applicationId', 'personId', 'stage']).doUpdateSet(kept))
      .execute()
    return { ok: true }
  })
}

/** Their own drafts of what is scored now, by application. */
export async function listScoreDrafts(
  _: Record<string, never>,
  { database, assessor }: Reading & { assessor: Assessor },
): Promise<Map<string, Record<string, string>>> {
  const call = await selectCalls(database).where('calls.id', '=', assessor.callId).executeTakeFirst()
  const stage: Stage | undefined = call && stageOf(call)
  if (!stage) return new Map()
  const rows = await database
    .selectFrom('callSheetDrafts')
    .select(['applicationId', 'typed'])
    .where('callId', '=', assessor.callId)
    .where('personId', '=', assessor.personId)
    .where('stage', '=', stage)
    .execute()
  return new Map(rows.map(({ applicationId, typed }) => [applicationId, typed as Record<string, string>]))
}
