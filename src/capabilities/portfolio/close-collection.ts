import { audit } from '#infrastructure/database/audit.ts'
import { type CollectionChange, type OwnerPowers, updateCollection } from './update-collection.ts'

export type CloseCollectionOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

/** Its address opens no more, from this moment and for good: opened again, it has another one. */
export function closeCollection(
  { collectionId }: { collectionId: string },
  powers: OwnerPowers,
): Promise<CloseCollectionOutcome> {
  const change: CollectionChange<CloseCollectionOutcome> = async (tx, row) => {
    if (!row.hasAddress) return { ok: true }
    await tx
      .updateTable('collections')
      .set({ addressHash: null, endsAt: null, openedAt: null })
      .where('id', '=', row.id)
      .execute()
    const entry = { action: 'person.collection-closed', subjectType: 'person', subjectId: row.personId }
    await audit(tx, { actorId: row.personId, ...entry, detail: { collectionId: row.id } }, powers.now)
    return { ok: true }
  }
  return updateCollection<CloseCollectionOutcome>({ collectionId, change }, powers)
}
