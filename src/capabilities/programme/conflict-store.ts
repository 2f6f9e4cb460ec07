import type { Tx } from '#infrastructure/database/database.ts'
import { addToLog } from './call-log-store.ts'

interface Noted {
  callId: string
  personId: string
  source: 'found' | 'declared'
  now: Date
}

/**
 * Holds an assessor of a call: what they declare, score and vote in two windows waits for each other. Answers since when
 * they have declared their conflicts; `undefined` where they assess no such call.
 */
export function holdAssessor(tx: Tx, { callId, personId }: { callId: string; personId: string }) {
  return tx
    .selectFrom('callAssessors')
    .select('declaredAt')
    .where('callId', '=', callId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

/** Notes conflicts, each once, in the table and in the log. */
export async function insertConflicts(
  tx: Tx,
  applicationIds: readonly string[],
  { callId, personId, source, now }: Noted,
): Promise<void> {
  for (const applicationId of applicationIds) {
    const made = await tx
      .insertInto('callConflicts')
      .values({ callId, applicationId, personId, source, notedAt: now })
      .onConflict((conflict) => conflict.columns(['applicationId', 'personId']).doNothing())
      .returning('applicationId')
      .executeTakeFirst()
    // What they had typed of it is theirs no more.
    await tx
      .deleteFrom('callSheetDrafts')
      .where('applicationId', '=', applicationId)
      .where('personId', '=', personId)
      .execute()
    if (made) await addToLog(tx, callId, { kind: 'conflict', applicationId, personId, source }, now)
  }
}
