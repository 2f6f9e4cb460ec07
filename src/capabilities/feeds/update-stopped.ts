import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { countUnderLock, lookedAfter } from './feed-store.ts'
import { mostOwnFeeds, type Steward } from './steward.ts'

type Powers = { database: Database; steward: Steward; now: Date }

export type UpdateStoppedOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' | 'too-many-feeds' }

/** Reads the source no more, or again; what it brought stays. */
export async function updateStopped(
  { feedId, stopped }: { feedId: string; stopped: boolean },
  { database, steward, now }: Powers,
): Promise<UpdateStoppedOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateStoppedOutcome> => {
    if (!stopped && 'organisationId' in steward && (await countUnderLock(tx, steward.organisationId)) >= mostOwnFeeds)
      return { ok: false, refusal: 'too-many-feeds' }
    const found = await tx
      .updateTable('feeds')
      .set({ stoppedAt: stopped ? now : null, setUpBy: steward.personId })
      .where('id', '=', feedId)
      .where(lookedAfter(steward))
      .returning('placeId')
      .executeTakeFirst()
    if (!found) return { ok: false, refusal: 'feed-not-found' }
    const action = stopped ? 'feed.stopped' : 'feed.resumed'
    const subject = { subjectType: 'feed', subjectId: feedId, placeId: found.placeId }
    await audit(tx, { actorId: steward.personId, action, ...subject }, now)
    return { ok: true }
  })
}
