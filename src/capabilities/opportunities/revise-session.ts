import type { Tx } from '#infrastructure/database/database.ts'
import type { EventStatus } from './opportunity.ts'

interface Request {
  opportunityId: string
  startsAt: Date
  eventStatus: EventStatus
}

/** Sets the state of one date of a listing, where the listing names that date. The caller has checked whose it is. */
export async function reviseSession(
  { opportunityId, startsAt, eventStatus }: Request,
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  // A listing that is being written names its dates anew: it is waited for, so that the new row is the one that is set.
  await tx.selectFrom('opportunities').select('id').where('id', '=', opportunityId).forNoKeyUpdate().execute()
  const changed = await tx
    .updateTable('opportunitySessions')
    .set({ eventStatus, statusChangedAt: now })
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .where('eventStatus', '<>', eventStatus)
    .returning('id')
    .execute()
  // Announced with its opportunity: pages that show it are made anew.
  if (changed.length > 0)
    await tx.updateTable('opportunities').set({ updatedAt: now }).where('id', '=', opportunityId).execute()
}
