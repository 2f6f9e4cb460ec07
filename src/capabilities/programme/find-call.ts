import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { CallInPhase } from './call.ts'
import { selectCalls } from './call-store.ts'

/** A call that everybody may see. */
export function findCall({ slug }: { slug: string }, { database }: Reading): Promise<CallInPhase | undefined> {
  return selectCalls(database).where('slug', '=', slug).where('publicSees', '=', true).executeTakeFirst()
}

/** What everybody may see, the newest first. */
export function listCalls({ limit }: { limit: number }, { database }: Reading): Promise<CallInPhase[]> {
  return selectCalls(database).where('publicSees', '=', true).orderBy('closesAt', 'desc').limit(limit).execute()
}

/** One call for those who run the programme, drafts too. */
export function findCallForTeam(
  { callId }: { callId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<CallInPhase | undefined> {
  return selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
}

export function listCallsForTeam(
  _: Record<string, never>,
  { database }: Reading & { team: ProgrammeTeam },
): Promise<CallInPhase[]> {
  return selectCalls(database).orderBy('closesAt', 'desc').execute()
}
