import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Experience } from './experience.ts'
import { selectExperiences } from './experience-store.ts'

/** One of a person's own experiences, with what a form is based on. */
export async function findExperience(
  { id, personId }: { id: string; personId: string },
  { database }: Reading,
): Promise<{ experience: Experience; revision: string } | undefined> {
  const experience = await selectExperiences(database)
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return experience && { experience, revision: revisionOf(experience) }
}
