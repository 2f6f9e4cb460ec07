import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockItem, noteItem } from './library-store.ts'

export type WithdrawItemOutcome = { ok: true } | { ok: false; refusal: 'item-not-found' | 'was-removed' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Takes back what was shared: a draft again. What other places made of it is theirs and stays, with its attribution. */
export function withdrawItem(
  { itemId }: { itemId: string },
  { database, lead, now }: Context,
): Promise<WithdrawItemOutcome> {
  return database.transaction().execute(async (tx): Promise<WithdrawItemOutcome> => {
    const item = await lockItem(tx, itemId)
    if (item?.placeId !== lead.placeId) return { ok: false, refusal: 'item-not-found' }
    if (item.state === 'removed') return { ok: false, refusal: 'was-removed' }
    if (item.state === 'draft') return { ok: true }
    await tx
      .updateTable('libraryItems')
      .set({ state: 'draft', sharedAt: null, sharedBy: null, content: null, clearedAt: null, keptAt: null })
      .where('id', '=', itemId)
      .execute()
    // What it was offered to before cannot be taken any more, and what was reported is gone.
    await tx.deleteFrom('libraryCopies').where('itemId', '=', itemId).where('state', '<>', 'taken').execute()
    await tx
      .updateTable('libraryReports')
      .set({ settledAt: now })
      .where('itemId', '=', itemId)
      .where('settledAt', 'is', null)
      .execute()
    await noteItem(tx, { item, action: 'withdrawn', actorId: lead.personId }, now)
    return { ok: true }
  })
}
