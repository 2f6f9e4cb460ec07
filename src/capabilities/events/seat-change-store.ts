import type { Tx } from '#infrastructure/database/database.ts'

/** Notes that seats of these listings changed. Taken after sessions, whose locks a booking may be waiting for. */
export async function noteSeatChanges(
  tx: Tx,
  listings: readonly { opportunityId: string; placeId: string }[],
  now: Date,
): Promise<void> {
  if (listings.length === 0) return
  const each = new Map(listings.map(({ opportunityId, placeId }) => [opportunityId, placeId]))
  await tx
    .insertInto('seatChanges')
    .values(
      [...each]
        .map(([opportunityId, placeId]) => ({ opportunityId, placeId, changedAt: now }))
        // One order for all who write several: no two wait for each other.
        .sort((one, other) => (one.opportunityId < other.opportunityId ? -1 : 1)),
    )
    .onConflict((conflict) => conflict.column('opportunityId').doUpdateSet({ changedAt: now }))
    .execute()
}
