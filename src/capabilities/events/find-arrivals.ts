import type { Reading } from '#infrastructure/database/database.ts'
import { unexpectedIn } from './register-rules.ts'
import { selectAttendance } from './register-store.ts'

/** When each of those let themselves in at the door whom nobody expected, and how many were taken off at one time. */
export async function findArrivals(
  { registerId, removedAt }: { registerId: string; removedAt: Date | undefined },
  { database }: Reading,
): Promise<{ letInAt: Date[]; removed: number }> {
  const { people } = await selectAttendance(database, registerId)
  const gone = removedAt
    ? await database
        .selectFrom('registerPeople')
        .select('id')
        .where('registerId', '=', registerId)
        .where('isLate', '=', true)
        .where('removedAt', '=', removedAt)
        .execute()
    : []
  return { letInAt: unexpectedIn(people, null).map(({ letInAt }) => letInAt), removed: gone.length }
}
