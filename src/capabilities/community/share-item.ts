import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { itemMoved, itemOfOwnerShared } from './community-jobs.ts'
import { findItemContent, itemRevision } from './find-item.ts'
import { othersRefusalOf, type ShareRefusal, shareRefusalOf } from './item-rules.ts'
import { lockItem, lockSharings, noteItem } from './library-store.ts'

export type ShareItemOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'item-not-found'
        | 'is-anothers'
        | 'was-removed'
        | 'changed-meanwhile'
        | 'source-not-found'
        | 'question-not-found'
        | 'owner-withdrew'
        | ShareRefusal
    }

interface ShareItemRequest {
  itemId: string
  /** The licence was read, and those who made it agree. */
  agreed: boolean
  /** What was looked at (`itemRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** Shares a draft with all who lead places: under CC BY 4.0, unless it is a question or an answer. Its badge or pathway goes along as it stands now. */
export function shareItem(
  { itemId, agreed, basedOn }: ShareItemRequest,
  { database, queue, lead, now }: Context,
): Promise<ShareItemOutcome> {
  return database.transaction().execute(async (tx): Promise<ShareItemOutcome> => {
    // A question is held before its answers, as everywhere.
    const to = await tx.selectFrom('libraryItems').select('answersId').where('id', '=', itemId).executeTakeFirst()
    const question = to?.answersId ? await lockItem(tx, to.answersId) : undefined
    // With all that share the same: what their owner says of one counts for all.
    const sharings = await lockSharings(tx, itemId)
    const item = sharings.find(({ id }) => id === itemId)
    if (item?.placeId !== lead.placeId) return { ok: false, refusal: othersRefusalOf(item, lead) }
    if (item.state === 'removed') return { ok: false, refusal: 'was-removed' }
    // Pressed twice, it is shared once.
    if (item.state !== 'draft') return { ok: true }
    const place = needed(await findPlace({ id: item.placeId }, { database: tx }), 'a place')
    const refusal = shareRefusalOf({ item, agreed, closedAt: place.closedAt })
    if (refusal) return { ok: false, refusal }
    if (itemRevision(item) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    if (sharings.some(({ ownerAnswer }) => ownerAnswer === 'withdrew')) return { ok: false, refusal: 'owner-withdrew' }
    if (item.answersId && question?.state !== 'shared') return { ok: false, refusal: 'question-not-found' }
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
    // Who asked is told; who answers their own question knows.
    if (question && question.placeId !== lead.placeId)
      await queue.enqueue(tx, itemMoved, [{ itemId: question.id, news: 'answered', at: now.toISOString() }])
    if (item.organisationId && !item.ownerAnswer)
      await queue.enqueue(tx, itemOfOwnerShared, [{ itemId, at: now.toISOString() }])
    await noteItem(tx, { item, action: 'shared', actorId: lead.personId }, now)
    return { ok: true }
  })
}
