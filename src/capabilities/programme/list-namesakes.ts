import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Namesake, selectNamesakes } from './sealed-store.ts'

/** Who was left out of reading an application by a name alone, for those who run the call. */
export function listNamesakes(
  { callId }: { callId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<Namesake[]> {
  return selectNamesakes(database, { callId, personId: team.personId })
}
