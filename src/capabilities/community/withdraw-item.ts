import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { othersRefusalOf } from './item-rules.ts'
import { lockItem, noteItem, takeBackWithin } from './library-store.ts'

export type WithdrawItemOutcome =
  | { ok: true }
  | { ok: false; refusal: 'item-not-found' | 'is-anothers' | 'was-removed' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Takes back what was shared: a draft again. What other places made of it is theirs and stays, with its attribution. */
export function withdrawItem(
  { itemId }: { itemId: string },
  { database, lead, now }: Context,
): Promise<WithdrawItemOutcome> {
  return database.transaction().execute(async (tx): Promise<WithdrawItemOutcome> => {
    const item = await lockItem(tx, itemId)
    if (item?.placeId !== lead.placeId) return { ok: false, refusal: othersRefusalOf(item, lead) }
    if (item.state === 'removed') return { ok: false, refusal: 'was-removed' }
    if (item.state === 'draft') return { ok: true }
    await takeBackWithin(tx, item, now)
    await noteItem(tx, { item, action: 'withdrawn', actorId: lead.personId }, now)
    return { ok: true }
  })
}
