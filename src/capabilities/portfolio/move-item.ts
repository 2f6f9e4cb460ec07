import { selectItems } from './collection-store.ts'
import { type CollectionChange, type OwnerPowers, updateCollection } from './update-collection.ts'

export type MoveItemOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

/** What is done with one thing in a collection. */
export type Arrangement = 'up' | 'down' | 'out'

/** Moves one thing up or down by one, or takes it out; what is gone already is left alone. */
export function moveItem(
  { collectionId, itemId, to }: { collectionId: string; itemId: string; to: Arrangement },
  powers: OwnerPowers,
): Promise<MoveItemOutcome> {
  const change: CollectionChange<MoveItemOutcome> = async (tx, row) => {
    if (to === 'out') {
      await tx.deleteFrom('collectionItems').where('id', '=', itemId).where('collectionId', '=', row.id).execute()
      return { ok: true }
    }
    const items = await selectItems(tx, row)
    const at = items.findIndex(({ id }) => id === itemId)
    const [moved] = at < 0 ? [] : items.splice(at, 1)
    if (!moved) return { ok: true }
    items.splice(Math.max(0, to === 'up' ? at - 1 : at + 1), 0, moved)
    for (const [position, { id }] of items.entries())
      await tx
        .updateTable('collectionItems')
        .set({ position: position + 1 })
        .where('id', '=', id)
        .execute()
    return { ok: true }
  }
  return updateCollection<MoveItemOutcome>({ collectionId, change }, powers)
}
