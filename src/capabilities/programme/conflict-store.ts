import type { Tx } from '#infrastructure/database/database.ts'
import { addToLog } from './call-log-store.ts'

interface Noted {
  callId: string
  personId: string
  source: 'found' | 'declared'
  now: Date
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
    if (made) await addToLog(tx, callId, { kind: 'conflict', applicationId, personId, source }, now)
  }
}
