import type { Reading } from '#infrastructure/database/database.ts'
import type { CallInPhase } from './call.ts'
import { selectCalls } from './call-store.ts'

/** Calls that this person was asked to assess and that are not decided yet, for their own pages: the soonest closed first. */
export function listAssessing({ personId }: { personId: string }, { database }: Reading): Promise<CallInPhase[]> {
  return selectCalls(database)
    .where('publicSees', '=', true)
    .where('outcomeShown', '=', false)
    .where('calls.id', 'in', (asked) =>
      asked.selectFrom('callAssessors').select('callId').where('personId', '=', personId),
    )
    .orderBy('closesAt')
    .execute()
}
