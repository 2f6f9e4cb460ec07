import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Removes a badge from elsewhere, also from every collection that shows it. What is gone already is left alone. */
export async function removeBroughtBadge(
  { id }: { id: string },
  { database, signedIn }: { database: Database; signedIn: SignedIn },
): Promise<void> {
  await database.deleteFrom('broughtBadges').where('id', '=', id).where('personId', '=', signedIn.personId).execute()
}
