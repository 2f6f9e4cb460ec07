import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { checkWords } from './check-words.ts'
import { type ExperienceRefusal, experienceRefusalOf } from './collection-rules.ts'
import { type ExperienceContent, mostExperiences } from './experience.ts'
import { experienceColumns, wordsOfExperience } from './experience-store.ts'

export type TellExperienceOutcome =
  | { ok: true; experienceId: string }
  | { ok: false; refusal: ExperienceRefusal | 'reaches-a-child' | 'too-many' | 'not-yours' }

/** Writes down what a learner did, in their own words; they alone see it until they put it into a collection. */
export function tellExperience(
  { content }: { content: ExperienceContent },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<TellExperienceOutcome> {
  const { personId, guardianId } = signedIn
  return database.transaction().execute(async (tx): Promise<TellExperienceOutcome> => {
    const refusal = experienceRefusalOf(content)
    if (refusal) return { ok: false, refusal }
    if (guardianId || !(await lockPersonAlone({ personId }, { tx }))) return { ok: false, refusal: 'not-yours' }
    const { count } = await tx
      .selectFrom('experiences')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    if (count >= mostExperiences) return { ok: false, refusal: 'too-many' }
    const unkept = await checkWords({ personId, text: wordsOfExperience(content) }, { tx })
    if (unkept) return { ok: false, refusal: unkept }
    const experienceId = newId(now)
    await tx
      .insertInto('experiences')
      .values({ id: experienceId, personId, ...experienceColumns(content), createdAt: now, changedAt: now })
      .execute()
    return { ok: true, experienceId }
  })
}
