import { checkWords } from './check-words.ts'
import type { CollectionContent } from './collection.ts'
import { type CollectionContentRefusal, contentRefusalOf } from './collection-rules.ts'
import { collectionRevision, selectItems } from './collection-store.ts'
import { type CollectionChange, type OwnerPowers, updateCollection } from './update-collection.ts'

export type ReviseCollectionOutcome =
  | { ok: true }
  | { ok: false; refusal: CollectionContentRefusal | 'reaches-a-child' | 'changed-meanwhile' | 'not-yours' }

interface Revision {
  collectionId: string
  content: CollectionContent
  /** What the form was filled from; absent for a sender that does not care. */
  basedOn: string | undefined
}

/** Changes what stands above a collection; who has its address sees it at once. */
export function reviseCollection(
  { collectionId, content, basedOn }: Revision,
  powers: OwnerPowers,
): Promise<ReviseCollectionOutcome> {
  const change: CollectionChange<ReviseCollectionOutcome> = async (tx, row) => {
    const refusal = contentRefusalOf(content)
    if (refusal) return { ok: false, refusal }
    if (basedOn !== undefined && basedOn !== collectionRevision(row, await selectItems(tx, row)))
      return { ok: false, refusal: 'changed-meanwhile' }
    const { title, about, nameShown } = content
    const unkept = await checkWords({ personId: row.personId, text: `${title}\n${about}` }, { tx })
    if (unkept) return { ok: false, refusal: unkept }
    await tx
      .updateTable('collections')
      .set({ title: title.trim(), about: about.trim(), nameShown, changedAt: powers.now })
      .where('id', '=', row.id)
      .execute()
    return { ok: true }
  }
  return updateCollection<ReviseCollectionOutcome>({ collectionId, change }, powers)
}
