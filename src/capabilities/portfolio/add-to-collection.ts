import { sql } from 'kysely'
import { newId } from '#infrastructure/ids.ts'
import { mostItems } from './collection.ts'
import { selectItems } from './collection-store.ts'
import { findOwnThings, thingId } from './find-own-things.ts'
import { type CollectionChange, type OwnerPowers, updateCollection } from './update-collection.ts'

export type AddToCollectionOutcome =
  | { ok: true; added: number }
  | { ok: false; refusal: 'too-many-items' | 'not-yours' }

interface Added {
  collectionId: string
  awardIds?: readonly string[]
  broughtBadgeIds?: readonly string[]
  experienceIds?: readonly string[]
}

/** Puts badges that are kept, badges from elsewhere and experience at the end of a collection; what is in it stays in place. */
export function addToCollection(
  { collectionId, awardIds = [], broughtBadgeIds = [], experienceIds = [] }: Added,
  powers: OwnerPowers,
): Promise<AddToCollectionOutcome> {
  const change: CollectionChange<AddToCollectionOutcome> = async (tx, row) => {
    const asked = { personId: row.personId, awardIds, broughtBadgeIds, experienceIds }
    const [things, inIt] = await Promise.all([findOwnThings(asked, { database: tx }), selectItems(tx, row)])
    const isIn = new Set(inIt.map(thingId))
    const added = things.filter((one) => !isIn.has(thingId(one)))
    if (row.items + added.length > mostItems) return { ok: false, refusal: 'too-many-items' }
    if (added.length === 0) return { ok: true, added: 0 }
    const { last } = await tx
      .selectFrom('collectionItems')
      .select((select) => select.fn.coalesce(select.fn.max('position'), sql<number>`0`).as('last'))
      .where('collectionId', '=', row.id)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('collectionItems')
      .values(
        added.map((one, nth) => ({
          ...{ id: newId(powers.now), collectionId: row.id, position: last + nth + 1 },
          ...one,
        })),
      )
      .execute()
    return { ok: true, added: added.length }
  }
  return updateCollection<AddToCollectionOutcome>({ collectionId, change }, powers)
}
