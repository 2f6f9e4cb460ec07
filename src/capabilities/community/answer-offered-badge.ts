import { draftBadgeWithin } from '#capabilities/badges/draft-badge.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { Services } from '#infrastructure/services.ts'
import { findItemContent } from './find-item.ts'
import { unboundBadge } from './item-rules.ts'
import { lockItem, noteItem } from './library-store.ts'

export type AnswerOfferedBadgeOutcome = { ok: true; badgeId?: string } | { ok: false; refusal: 'not-offered' }

type Context = Pick<Services, 'database'> & { manager: OrganisationManager; now: Date }

/** Makes a badge that the lead of the place offers a draft of the organisation's own, or declines it. */
export function answerOfferedBadge(
  { itemId, agree }: { itemId: string; agree: boolean },
  { database, manager, now }: Context,
): Promise<AnswerOfferedBadgeOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerOfferedBadgeOutcome> => {
    const { organisationId } = manager
    const item = await lockItem(tx, itemId)
    const copy = await tx
      .selectFrom('libraryCopies')
      .select(['placeId', 'state', 'badgeId'])
      .where('itemId', '=', itemId)
      .where('organisationId', '=', organisationId)
      .orderBy('madeAt', 'desc')
      .executeTakeFirst()
    if (!item || !copy) return { ok: false, refusal: 'not-offered' }
    // Pressed twice, it is one draft.
    if (copy.state === 'taken' && agree && copy.badgeId) return { ok: true, badgeId: copy.badgeId }
    if (copy.state !== 'offered' || item.state !== 'shared') return { ok: false, refusal: 'not-offered' }
    const { placeId } = copy
    const content = agree ? await findItemContent(item, { database: tx }) : undefined
    // What is shared has its content (a constraint of the table).
    if (agree && content?.kind !== 'badge') throw new Fault('offered-badge-is-missing', itemId)
    const drafted =
      content?.kind === 'badge'
        ? await draftBadgeWithin({ placeId, content: unboundBadge(content.badge) }, { tx, manager, now })
        : undefined
    if (drafted && !drafted.ok) throw new Fault('manager-drafts-no-badge', drafted.refusal)
    await tx
      .updateTable('libraryCopies')
      .set(drafted ? { state: 'taken', badgeId: drafted.badgeId } : { state: 'declined' })
      .where('itemId', '=', itemId)
      .where('placeId', '=', placeId)
      .where('organisationId', '=', organisationId)
      .execute()
    const action = drafted ? 'badge-taken-over' : 'badge-declined'
    await noteItem(tx, { item, action, actorId: manager.personId, placeId }, now)
    return { ok: true, ...(drafted && { badgeId: drafted.badgeId }) }
  })
}
