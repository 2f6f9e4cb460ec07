import type { Services } from '#infrastructure/services.ts'
import { namesKeptSince } from './register-rules.ts'

const mostAtOnce = 200

/** Names and ticks of registers whose time is over; what was counted stays. */
export function removeOldNames({ database, now }: { database: Services['database']; now: Date }): Promise<number> {
  return database.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('registers')
      .select('id')
      .where('namesRemovedAt', 'is', null)
      .where('startsAt', '<', namesKeptSince(now))
      .orderBy('startsAt')
      .limit(mostAtOnce)
      // A tick that a device still brings waits, and then finds the names gone.
      .forUpdate()
      .execute()
    const ids = old.map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.deleteFrom('registerTicks').where('registerId', 'in', ids).execute()
    await tx.deleteFrom('registerPeople').where('registerId', 'in', ids).execute()
    await tx
      .updateTable('registers')
      .set({ namesRemovedAt: now })
      .set((set) => ({ closedAt: set.fn.coalesce('closedAt', set.val(now)) }))
      .where('id', 'in', ids)
      .execute()
    return ids.length
  })
}
