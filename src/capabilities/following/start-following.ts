import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { mostFollows } from './follow.ts'

export type StartFollowingOutcome = { ok: true } | { ok: false; refusal: 'too-many' }

/** Follows a search from now on. Following it twice is following it once. */
export async function startFollowing(
  {
    placeId,
    filters,
    narrowing,
  }: { placeId: string; filters: Record<string, string>; narrowing: OpportunityNarrowing },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<StartFollowingOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<StartFollowingOutcome> => {
    // One person's follows one after the other: two windows cannot pass the limit together.
    await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute()
    const { count } = await tx
      .selectFrom('follows')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    if (count >= mostFollows) return { ok: false, refusal: 'too-many' }
    await tx
      .insertInto('follows')
      .values({
        id: newId(now),
        personId,
        placeId,
        filters: JSON.stringify(filters),
        narrowing: JSON.stringify(narrowing),
        createdAt: now,
        seenAt: now,
      })
      .onConflict((conflict) => conflict.columns(['personId', 'placeId', 'filters']).doNothing())
      .execute()
    return { ok: true }
  })
}
