import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { itemMoved } from './community-jobs.ts'
import type { OwnerAnswer } from './library-item.ts'
import { lockSharings, noteItem, takeBackWithin } from './library-store.ts'

export type AnswerOwnSharingOutcome = { ok: true } | { ok: false; refusal: 'item-not-found' | 'was-removed' }

interface AnswerOwnSharingRequest {
  itemId: string
  /** `allowed` takes a withdrawal back: those who lead the place can share it again. */
  answer: OwnerAnswer | 'allowed'
}

type Context = Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date }

/**
 * Says whether a badge or pathway of the organisation may stay in the library. Withdrawn, it is a draft of the place's
 * again, which nobody can share until the organisation allows it; what others made of it stays theirs.
 */
export function answerOwnSharing(
  { itemId, answer }: AnswerOwnSharingRequest,
  { database, queue, manager, now }: Context,
): Promise<AnswerOwnSharingOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerOwnSharingOutcome> => {
    const sharings = await lockSharings(tx, itemId)
    const item = sharings.find(({ id }) => id === itemId)
    if (item?.organisationId !== manager.organisationId) return { ok: false, refusal: 'item-not-found' }
    // Pressed twice, it is said once.
    if (item.ownerAnswer === answer) return { ok: true }
    if (item.state === 'removed') return { ok: false, refusal: 'was-removed' }
    const wasWithdrawn = item.ownerAnswer === 'withdrew'
    // What those who lead the place still write is theirs alone.
    if (answer === 'allowed' ? !wasWithdrawn : item.state === 'draft') return { ok: false, refusal: 'item-not-found' }
    if (answer === 'withdrew')
      for (const one of sharings.filter(({ state }) => state === 'shared' || state === 'hidden')) {
        await takeBackWithin(tx, one, now)
        await queue.enqueue(tx, itemMoved, [{ itemId: one.id, news: 'owner-withdrew', at: now.toISOString() }])
      }
    // Of what is shared twice, both are meant; of what is a draft, what was withdrawn stays so.
    const meant = sharings.filter(({ state, ownerAnswer }) =>
      answer === 'allowed' ? ownerAnswer === 'withdrew' : state === 'shared' || state === 'hidden',
    )
    await tx
      .updateTable('libraryItems')
      .set(
        answer === 'allowed'
          ? { ownerAnswer: null, ownerAnsweredAt: null }
          : { ownerAnswer: answer, ownerAnsweredAt: now },
      )
      .where(
        'id',
        'in',
        meant.map(({ id }) => id),
      )
      .execute()
    await noteItem(tx, { item, action: `owner-${answer}`, actorId: manager.personId }, now)
    return { ok: true }
  })
}
