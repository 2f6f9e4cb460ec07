import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { CallInPhase } from './call.ts'

export const selectCalls = (reader: Reader) =>
  reader
    .selectFrom('calls')
    .innerJoin('callPhases', (join) => join.onRef('callId', '=', 'calls.id').on('isActive', '=', true))
    .select(['calls.id', 'slug', 'title', 'titleCy', 'lead', 'leadCy', 'opensAt', 'closesAt', 'placements'])
    .select(['valuePounds', 'contributionPounds', 'preferredRegions', 'shortlistSize', 'quorum', 'weights'])
    .select(['interviewsOn', 'announcedOn', 'beginsOn', 'phase', 'publicSees', 'applicantsWrite', 'teamReads'])
    .select(['assessorsScore', 'interviewersScore', 'teamDecides', 'outcomeShown'])
    .$castTo<CallInPhase>()

/** Held until the transaction ends: what is bound to the phase or the deadline waits for a move of either. */
export async function lockCall(tx: Tx, callId: string): Promise<CallInPhase | undefined> {
  await tx.selectFrom('calls').select('id').where('id', '=', callId).forUpdate().execute()
  return selectCalls(tx).where('calls.id', '=', callId).executeTakeFirst()
}

/** The same beside others who hold it so: many applications are sent at one moment, and none while the call moves. */
export async function holdCall(tx: Tx, callId: string): Promise<CallInPhase | undefined> {
  await sql`select id from calls where id = ${callId} for share`.execute(tx)
  return selectCalls(tx).where('calls.id', '=', callId).executeTakeFirst()
}
