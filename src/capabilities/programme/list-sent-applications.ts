import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Beside, selectBeside } from './beside-store.ts'
import { type ReadApplication, selectBroken, selectForTeam } from './sealed-store.ts'

type Powers = Reading & { team: ProgrammeTeam }

/** What was sent to a call, for those who run it: nothing before it has closed, but what this person broke the seal of. */
export async function listSentApplications(
  { callId }: { callId: string },
  { database, team }: Powers,
): Promise<ReadApplication[]> {
  const reads = { callId, personId: team.personId }
  const open = await selectForTeam(database, reads)
  return open.length > 0 ? open : selectBroken(database, reads)
}

export async function findSentApplication(
  { callId, applicationId }: { callId: string; applicationId: string },
  powers: Powers,
): Promise<(ReadApplication & Beside) | undefined> {
  const found = (await listSentApplications({ callId }, powers)).find((one) => one.applicationId === applicationId)
  return found && { ...found, ...(await selectBeside(powers.database, applicationId)) }
}
