import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { findItemContent, itemRevision } from './find-item.ts'
import { type ShareRefusal, shareRefusalOf } from './item-rules.ts'
import { lockItem, noteItem } from './library-store.ts'

export type ShareItemOutcome =
  | { ok: true }
  | { ok: false; refusal: 'item-not-found' | 'was-removed' | 'changed-meanwhile' | 'source-not-found' | ShareRefusal }

interface ShareItemRequest {
  itemId: string
  /** The licence was read, and those who made it agree. */
  agreed: boolean
  /** What was looked at (`itemRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Shares a draft with all who lead places, under CC BY 4.0. Its badge or pathway goes along as it stands now. */
export function shareItem(
  { itemId, agreed, basedOn }: ShareItemRequest,
  { database, lead, now }: Context,
): Promise<ShareItemOutcome> {
  return database.transaction().execute(async (tx): Promise<ShareItemOutcome> => {
    const item = await lockItem(tx, itemId)
    if (item?.placeId !== lead.placeId) return { ok: false, refusal: 'item-not-found' }
    if (item.state === 'removed') return { ok: false, refusal: 'was-removed' }
    // Pressed twice, it is shared once.
    if (item.state !== 'draft') return { ok: true }
    const place = needed(await findPlace({ id: item.placeId }, { database: tx }), 'a place')
    const refusal = shareRefusalOf({ item, agreed, closedAt: place.closedAt })
    if (refusal) return { ok: false, refusal }
    if (itemRevision(item) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const content = await findItemContent(item, { database: tx })
    if (!content) return { ok: false, refusal: 'source-not-found' }
    const frozen = content.kind === 'badge' ? content.badge : content.kind === 'pathway' ? content.pathway : undefined
    await tx
      .updateTable('libraryItems')
      .set({ state: 'shared', sharedAt: now, sharedBy: lead.personId ?? null, clearedAt: null })
      // Content keeps its own field names: the driver's renaming must not enter it.
      .set({ content: frozen ? sql<never>`${JSON.stringify(frozen)}::jsonb` : null })
      .where('id', '=', itemId)
      .execute()
    await noteItem(tx, { item, action: 'shared', actorId: lead.personId }, now)
    return { ok: true }
  })
}
