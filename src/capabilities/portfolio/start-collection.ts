import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { checkWords } from './check-words.ts'
import { type CollectionContent, mostCollections } from './collection.ts'
import { type CollectionContentRefusal, contentRefusalOf } from './collection-rules.ts'

export type StartCollectionOutcome =
  | { ok: true; collectionId: string }
  | { ok: false; refusal: CollectionContentRefusal | 'reaches-a-child' | 'too-many' | 'not-yours' }

/** Begins a collection that its owner alone sees. */
export function startCollection(
  { content }: { content: CollectionContent },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<StartCollectionOutcome> {
  const { personId, guardianId } = signedIn
  return database.transaction().execute(async (tx): Promise<StartCollectionOutcome> => {
    const refusal = contentRefusalOf(content)
    if (refusal) return { ok: false, refusal }
    // What is kept for a child is shown to nobody.
    if (guardianId || !(await lockPersonAlone({ personId }, { tx }))) return { ok: false, refusal: 'not-yours' }
    const { count } = await tx
      .selectFrom('collections')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    if (count >= mostCollections) return { ok: false, refusal: 'too-many' }
    const unkept = await checkWords({ personId, text: `${content.title}\n${content.about}` }, { tx })
    if (unkept) return { ok: false, refusal: unkept }
    const collectionId = newId(now)
    const { title, about, nameShown } = content
    await tx
      .insertInto('collections')
      .values({
        ...{ id: collectionId, personId, title: title.trim(), about: about.trim(), nameShown },
        ...{ createdAt: now, changedAt: now },
      })
      .execute()
    return { ok: true, collectionId }
  })
}
