import type { Services } from '#infrastructure/services.ts'
import type { SignedIn } from './authority.ts'

/** Removes a view of the person who asks; nothing happens where it is gone already. */
export async function removeSavedView(
  { viewId }: { viewId: string },
  { database, signedIn }: { database: Services['database']; signedIn: SignedIn },
): Promise<void> {
  await database.deleteFrom('savedViews').where('id', '=', viewId).where('personId', '=', signedIn.personId).execute()
}
