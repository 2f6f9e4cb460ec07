import type { Database } from '#infrastructure/database/database.ts'
import { noteSeatChanges } from './seat-change-store.ts'

const mostAtOnce = 500

/**
 * By the clock: notes which listings have other seats than feeds tell, however many bookings there were since. A session
 * that is being booked at this moment has its turn a minute later: a crowd is not made to wait for this.
 */
export function foldSeatChanges({ database, now }: { database: Database; now: Date }): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const changed = await tx
      .selectFrom('bookedSessions')
      .select(['id', 'opportunityId', 'placeId'])
      .where('seatsChanged', '=', true)
      .orderBy('id')
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute()
    if (changed.length === 0) return
    await tx
      .updateTable('bookedSessions')
      .set({ seatsChanged: false })
      .where(
        'id',
        'in',
        changed.map(({ id }) => id),
      )
      .execute()
    await noteSeatChanges(tx, changed, now)
  })
}
