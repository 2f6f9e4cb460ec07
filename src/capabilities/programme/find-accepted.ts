import type { Reader } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { readSpot } from './application.ts'
import { selectApplications } from './application-store.ts'
import { selectCalls } from './call-store.ts'
import { selectCoapplicants } from './coapplicant-store.ts'

/** An application whose place was taken, with what its place on this site begins with. */
export interface AcceptedApplication {
  applicationId: string
  placeName: string
  /** Where it was chosen on the map. */
  spot: { latitude: number; longitude: number } | undefined
  language: Language
  /** As the call said: the first day of the twelve months. */
  beginsOn: string
  /** Who may lead it: the applicant, and those who agreed to write with them. */
  people: { id: string; name: string; email: string; isApplicant: boolean }[]
}

/** For those who have its link. */
export async function findAccepted(
  { applicationId }: { applicationId: string },
  { database }: { database: Reader },
): Promise<AcceptedApplication | undefined> {
  const application = await selectApplications(database)
    .where('id', '=', applicationId)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  const call =
    application && (await selectCalls(database).where('calls.id', '=', application.callId).executeTakeFirst())
  if (!call) return undefined
  const { name, email, language, typed, reference } = application
  const beside = await selectCoapplicants(database)
    .where('applicationId', '=', applicationId)
    .where('acceptedAt', 'is not', null)
    .orderBy('invitedAt')
    .execute()
  return {
    ...{ applicationId, language, beginsOn: call.beginsOn, placeName: typed.place?.placeName ?? reference },
    spot: readSpot(typed.place?.spot),
    people: [
      ...(email ? [{ id: applicationId, name, email, isApplicant: true }] : []),
      ...beside.map((one) => ({ id: one.id, name: one.name, email: one.email, isApplicant: false })),
    ],
  }
}
