import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { selectApplications } from './application-store.ts'
import { selectCalls } from './call-store.ts'

export interface AcceptedOnDesk {
  id: string
  placeName: string
  title: string
  titleCy: string
}

/** Places that were taken in all calls, for the programme team; who they are is public once a call is announced. */
export async function listAccepted(
  _: Record<string, never>,
  { database }: Reading & { team: ProgrammeTeam },
): Promise<AcceptedOnDesk[]> {
  const rows = await selectApplications(database).where('state', '=', 'accepted').orderBy('reference').execute()
  const calls = await selectCalls(database).execute()
  return rows.flatMap(({ id, typed, reference, callId }) => {
    const call = calls.find((one) => one.id === callId)
    return call
      ? [{ id, placeName: typed.place?.placeName ?? reference, title: call.title, titleCy: call.titleCy }]
      : []
  })
}
