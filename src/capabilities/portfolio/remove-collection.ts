import { type CollectionChange, type OwnerPowers, updateCollection } from './update-collection.ts'

export type RemoveCollectionOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

/** Removes a collection; the badges and the experience in it stay. Its address opens no more. */
export function removeCollection(
  { collectionId }: { collectionId: string },
  powers: OwnerPowers,
): Promise<RemoveCollectionOutcome> {
  const change: CollectionChange<RemoveCollectionOutcome> = async (tx, row) => {
    await tx.deleteFrom('collections').where('id', '=', row.id).execute()
    return { ok: true }
  }
  return updateCollection<RemoveCollectionOutcome>({ collectionId, change }, powers)
}
