import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { type ItemNews, itemMoved } from './community-jobs.ts'
import { longestReason } from './library-item.ts'
import { lockItem, noteItem } from './library-store.ts'

export type DecideItemOutcome =
  | { ok: true }
  | { ok: false; refusal: 'item-not-found' | 'reason-is-missing' | 'too-long' | 'decided-meanwhile' }

interface DecideItemRequest {
  itemId: string
  /** `stays`: what was reported was looked at. `restored`: a removal is taken back. */
  decision: Exclude<ItemNews, 'hidden' | 'answered' | 'owner-withdrew'>
  /** Why it is removed: its place reads it, and all who read the log of removals. */
  reason?: string | undefined
}

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Decides on something shared: it stays, it is removed with a reason, or a removal is taken back. */
export function decideItem(
  { itemId, decision, reason }: DecideItemRequest,
  { database, queue, team, now }: Context,
): Promise<DecideItemOutcome> {
  return database.transaction().execute(async (tx): Promise<DecideItemOutcome> => {
    const said = reason?.trim()
    if (decision === 'removed' && !said) return { ok: false, refusal: 'reason-is-missing' }
    if (said && said.length > longestReason) return { ok: false, refusal: 'too-long' }
    const item = await lockItem(tx, itemId)
    if (!item || item.state === 'draft') return { ok: false, refusal: 'item-not-found' }
    const wasRemoved = item.state === 'removed'
    if (wasRemoved !== (decision === 'restored'))
      // Pressed twice, it is done once.
      return decision === 'stays' ? { ok: false, refusal: 'decided-meanwhile' } : { ok: true }
    await tx
      .updateTable('libraryItems')
      .set(decision === 'removed' ? { state: 'removed' } : { state: 'shared', clearedAt: now })
      .where('id', '=', itemId)
      .execute()
    await noteRemoval(tx, { itemId, decision, said, team, now })
    await tx
      .updateTable('libraryReports')
      .set({ settledAt: now })
      .where('itemId', '=', itemId)
      .where('settledAt', 'is', null)
      .execute()
    await queue.enqueue(tx, itemMoved, [{ itemId, news: decision, at: now.toISOString() }])
    await noteItem(tx, { item, action: decision, actorId: team.personId }, now)
    return { ok: true }
  })
}

interface Removing {
  itemId: string
  decision: DecideItemRequest['decision']
  said: string | undefined
  team: ProgrammeTeam
  now: Date
}

async function noteRemoval(tx: Tx, { itemId, decision, said, team, now }: Removing): Promise<void> {
  if (decision === 'removed')
    await tx
      .insertInto('libraryRemovals')
      .values({ itemId, removedAt: now, removedBy: team.personId, reason: needed(said, 'a reason') })
      .execute()
  if (decision === 'restored')
    await tx
      .updateTable('libraryRemovals')
      .set({ restoredAt: now })
      .where('itemId', '=', itemId)
      .where('restoredAt', 'is', null)
      .execute()
}
