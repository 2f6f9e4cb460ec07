import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { selectLog } from './call-log-store.ts'
import { brokenEntry } from './log-chain-rules.ts'

/** How long the log of a call is, and which entry is not what was written, if one is. */
export async function findLogState(
  { callId }: { callId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<{ entries: number; broken: number | undefined }> {
  const entries = await selectLog(database, callId)
  return { entries: entries.length, broken: brokenEntry(entries) }
}
