import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Takes it off the person's list; nothing happens where it is not on it. */
export async function removeSaved(
  { opportunityId }: { opportunityId: string },
  { database, signedIn }: { database: Database; signedIn: SignedIn },
): Promise<void> {
  await database
    .deleteFrom('savedOpportunities')
    .where('personId', '=', signedIn.personId)
    .where('opportunityId', '=', opportunityId)
    .execute()
}
