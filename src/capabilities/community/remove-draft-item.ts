import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { othersRefusalOf } from './item-rules.ts'
import { lockItem, noteItem, wasAnswered } from './library-store.ts'

export type RemoveDraftItemOutcome =
  | { ok: true }
  | { ok: false; refusal: 'item-not-found' | 'is-anothers' | 'is-shared' | 'others-took-it' | 'was-answered' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Deletes a draft for good. One that others took over before it was taken back stays: their copies name it. */
export function removeDraftItem(
  { itemId }: { itemId: string },
  { database, lead, now }: Context,
): Promise<RemoveDraftItemOutcome> {
  return database.transaction().execute(async (tx): Promise<RemoveDraftItemOutcome> => {
    const item = await lockItem(tx, itemId)
    if (item?.placeId !== lead.placeId) return { ok: false, refusal: othersRefusalOf(item, lead) }
    if (item.state !== 'draft') return { ok: false, refusal: 'is-shared' }
    const named = await tx
      .selectFrom('libraryRemovals')
      .select('itemId')
      .where('itemId', '=', itemId)
      .limit(1)
      .executeTakeFirst()
    if (item.copies > 0 || named) return { ok: false, refusal: 'others-took-it' }
    if (await wasAnswered(tx, item)) return { ok: false, refusal: 'was-answered' }
    await tx.deleteFrom('libraryItems').where('id', '=', itemId).execute()
    await noteItem(tx, { item, action: 'deleted', actorId: lead.personId }, now)
    return { ok: true }
  })
}
