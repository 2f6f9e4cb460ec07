import type { OwnerPowers } from './update-collection.ts'

/** Removes what was told, also from every collection that shows it. What is gone already is left alone. */
export async function removeExperience(
  { experienceId }: { experienceId: string },
  { database, signedIn }: Pick<OwnerPowers, 'database' | 'signedIn'>,
): Promise<void> {
  await database
    .deleteFrom('experiences')
    .where('id', '=', experienceId)
    .where('personId', '=', signedIn.personId)
    .execute()
}
