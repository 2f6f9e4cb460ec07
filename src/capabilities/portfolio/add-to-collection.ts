import { sql } from 'kysely'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import { type CollectionItem, mostItems } from './collection.ts'
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
    const { personId } = row
    const { rows: things } = await sql<Omit<CollectionItem, 'id'>>`
      select awards.id as award_id, null::uuid as brought_badge_id, null::uuid as experience_id
      from unnest(${[...awardIds]}::uuid[]) with ordinality as asked (id, nth)
        join awards on awards.id = asked.id join recipients on recipients.id = awards.recipient_id
      where recipients.person_id = ${personId} and claimed_at is not null and revoked_at is null
        and not exists (select from collection_items where collection_id = ${row.id} and award_id = asked.id)
      union all
      select null, brought_badges.id, null
      from unnest(${[...broughtBadgeIds]}::uuid[]) as asked (id) join brought_badges using (id)
      where brought_badges.person_id = ${personId}
        and not exists (select from collection_items where collection_id = ${row.id} and brought_badge_id = asked.id)
      union all
      select null, null, experiences.id
      from unnest(${[...experienceIds]}::uuid[]) with ordinality as asked (id, nth) join experiences using (id)
      where experiences.person_id = ${personId}
        and not exists (select from collection_items where collection_id = ${row.id} and experience_id = asked.id)`.execute(
      tx,
    )
    const wanted = [...awardIds, ...broughtBadgeIds, ...experienceIds]
    const idOf = ({ awardId, broughtBadgeId, experienceId }: (typeof things)[number]) =>
      needed(awardId ?? broughtBadgeId ?? experienceId, 'the thing that was added')
    const order = (one: (typeof things)[number]) => wanted.indexOf(idOf(one))
    const added = [...new Map(things.map((one) => [idOf(one), one])).values()]
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
        added
          .sort((a, b) => order(a) - order(b))
          .map((one, nth) => ({
            ...{ id: newId(powers.now), collectionId: row.id, position: last + nth + 1 },
            ...one,
          })),
      )
      .execute()
    return { ok: true, added: added.length }
  }
  return updateCollection<AddToCollectionOutcome>({ collectionId, change }, powers)
}
