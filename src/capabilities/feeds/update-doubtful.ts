import type { Database } from '#infrastructure/database/database.ts'
import { lookedAfter } from './feed-store.ts'
import type { Steward } from './steward.ts'

export type UpdateDoubtfulOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' }

type Powers = { database: Database; steward: Steward }

/** A person says of a doubtful pair: the same, or two different things. */
export async function updateDoubtful(
  { feedId, externalId, isSame }: { feedId: string; externalId: string; isSame: boolean },
  { database, steward }: Powers,
): Promise<UpdateDoubtfulOutcome> {
  const found = await database
    .updateTable('feedItems')
    .set((set) => ({ state: isSame ? 'match' : 'new', candidateId: isSame ? set.ref('candidateId') : null }))
    .where('feedId', '=', feedId)
    .where('feedId', 'in', (from) => from.selectFrom('feeds').select('id').where(lookedAfter(steward)))
    .where('externalId', '=', externalId)
    .where('state', '=', 'doubtful')
    .executeTakeFirst()
  return found.numUpdatedRows > 0n ? { ok: true } : { ok: false, refusal: 'feed-not-found' }
}
