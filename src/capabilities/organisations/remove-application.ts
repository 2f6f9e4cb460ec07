import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Deletes an application that was not sent; only its applicant can. */
export async function removeApplication(
  { applicationId }: { applicationId: string },
  { database, signedIn }: { database: Database; signedIn: SignedIn },
): Promise<void> {
  await database
    .deleteFrom('applications')
    .where('id', '=', applicationId)
    .where('personId', '=', signedIn.personId)
    .where('sentAt', 'is', null)
    .execute()
}

const keptDays = 90

/** Deletes applications that were neither sent nor changed for three months. By the clock. */
export async function removeOldApplications({ database, now }: { database: Database; now: Date }): Promise<void> {
  await database
    .deleteFrom('applications')
    .where('sentAt', 'is', null)
    .where('savedAt', '<', new Date(now.getTime() - keptDays * 86_400_000))
    .execute()
}
