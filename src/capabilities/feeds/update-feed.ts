import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

type Powers = { database: Database; lead: CityLead; now: Date }
export type UpdateFeedOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' }

/** Remembers which column of a table holds what. */
export async function updateMapping(
  { feedId, mapping }: { feedId: string; mapping: Record<string, string> },
  { database, lead }: Powers,
): Promise<UpdateFeedOutcome> {
  const found = await database
    .updateTable('feeds')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', feedId)
    .where('placeId', '=', lead.placeId)
    .executeTakeFirst()
  return found.numUpdatedRows > 0n ? { ok: true } : { ok: false, refusal: 'feed-not-found' }
}

/** Reads the source no more; what it brought stays. */
export async function updateStopped(
  { feedId, stopped }: { feedId: string; stopped: boolean },
  { database, lead, now }: Powers,
): Promise<UpdateFeedOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateFeedOutcome> => {
    const found = await tx
      .updateTable('feeds')
      .set({ stoppedAt: stopped ? now : null })
      .where('id', '=', feedId)
      .where('placeId', '=', lead.placeId)
      .executeTakeFirst()
    if (found.numUpdatedRows === 0n) return { ok: false, refusal: 'feed-not-found' }
    const action = stopped ? 'feed.stopped' : 'feed.resumed'
    await audit(
      tx,
      { actorId: lead.personId, action, subjectType: 'feed', subjectId: feedId, placeId: lead.placeId },
      now,
    )
    return { ok: true }
  })
}

/** A person says of a doubtful pair: the same, or two different things. */
export async function updateDoubtful(
  { feedId, externalId, isSame }: { feedId: string; externalId: string; isSame: boolean },
  { database, lead }: Powers,
): Promise<UpdateFeedOutcome> {
  const found = await database
    .updateTable('feedItems')
    .set((set) => ({ state: isSame ? 'match' : 'new', candidateId: isSame ? set.ref('candidateId') : null }))
    .where('feedId', '=', feedId)
    .where('feedId', 'in', (from) => from.selectFrom('feeds').select('id').where('placeId', '=', lead.placeId))
    .where('externalId', '=', externalId)
    .where('state', '=', 'doubtful')
    .executeTakeFirst()
  return found.numUpdatedRows > 0n ? { ok: true } : { ok: false, refusal: 'feed-not-found' }
}
