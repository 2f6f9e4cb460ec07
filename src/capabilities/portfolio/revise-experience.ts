import { revisionOf } from '#infrastructure/revision.ts'
import { checkWords } from './check-words.ts'
import { type ExperienceRefusal, experienceRefusalOf } from './collection-rules.ts'
import type { ExperienceContent } from './experience.ts'
import { experienceColumns, selectExperiences, wordsOfExperience } from './experience-store.ts'
import type { OwnerPowers } from './update-collection.ts'

export type ReviseExperienceOutcome =
  | { ok: true }
  | { ok: false; refusal: ExperienceRefusal | 'reaches-a-child' | 'changed-meanwhile' | 'not-yours' }

interface Revision {
  experienceId: string
  content: ExperienceContent
  basedOn: string | undefined
}

/** Tells it in other words; open collections that show it change with it. */
export function reviseExperience(
  { experienceId, content, basedOn }: Revision,
  { database, signedIn, now }: OwnerPowers,
): Promise<ReviseExperienceOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseExperienceOutcome> => {
    const refusal = experienceRefusalOf(content)
    if (refusal) return { ok: false, refusal }
    const kept = await selectExperiences(tx)
      .where('id', '=', experienceId)
      .where('personId', '=', signedIn.personId)
      .forUpdate()
      .executeTakeFirst()
    if (!kept) return { ok: false, refusal: 'not-yours' }
    if (basedOn !== undefined && basedOn !== revisionOf(kept)) return { ok: false, refusal: 'changed-meanwhile' }
    const unkept = await checkWords({ personId: signedIn.personId, text: wordsOfExperience(content) }, { tx })
    if (unkept) return { ok: false, refusal: unkept }
    await tx
      .updateTable('experiences')
      .set({ ...experienceColumns(content), changedAt: now })
      .where('id', '=', experienceId)
      .execute()
    return { ok: true }
  })
}
