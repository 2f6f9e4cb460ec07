import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { pairMoved } from './community-jobs.ts'
import { pairEntry, selectPairs } from './pair-store.ts'

export type LeavePairOutcome = { ok: true } | { ok: false; refusal: 'pair-not-found' }

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** Ends a pair, or what was asked for it, by either of the two. No reason is asked. */
export function leavePair(
  { pairId }: { pairId: string },
  { database, queue, lead, now }: Context,
): Promise<LeavePairOutcome> {
  return database.transaction().execute(async (tx): Promise<LeavePairOutcome> => {
    const pair = await selectPairs(tx).where('pairs.id', '=', pairId).forUpdate().executeTakeFirst()
    const other = pair?.oneId === lead.personId ? pair?.otherId : pair?.oneId
    if (!pair || !other || (pair.oneId !== lead.personId && pair.otherId !== lead.personId))
      return { ok: false, refusal: 'pair-not-found' }
    // Pressed twice, it is ended once.
    if (pair.state === 'ended') return { ok: true }
    await tx.updateTable('pairs').set({ state: 'ended', endedAt: now }).where('id', '=', pairId).execute()
    // A lead who takes back what they asked sends no second mail.
    if (pair.state === 'paired' || pair.askedBy === other)
      await queue.enqueue(tx, pairMoved, [{ pairId, to: other, news: 'ended' }])
    await audit(tx, pairEntry(pairId, 'ended', lead.personId), now)
    return { ok: true }
  })
}
