import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type ReadApplication, selectBroken, selectForTeam } from './sealed-store.ts'

type Powers = Reading & { team: ProgrammeTeam }

export type SentApplication = Omit<ReadApplication, 'email' | 'name'>

/** What was sent to a call, for those who run it: nothing before it has closed, but what this person broke the seal of. */
export async function listSentApplications(
  { callId }: { callId: string },
  { database, team }: Powers,
): Promise<SentApplication[]> {
  const reads = { callId, personId: team.personId }
  const open = await selectForTeam(database, reads)
  const read = open.length > 0 ? open : await selectBroken(database, reads)
  return read.map(({ email: _email, name: _name, ...one }) => one)
}

export async function findSentApplication(
  { callId, applicationId }: { callId: string; applicationId: string },
  powers: Powers,
): Promise<SentApplication | undefined> {
  return (await listSentApplications({ callId }, powers)).find((one) => one.applicationId === applicationId)
}
