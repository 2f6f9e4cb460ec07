import type { Reading } from '#infrastructure/database/database.ts'
import { selectCame } from './register-store.ts'

interface Asked {
  organisationId: string
  opportunityId: string
  /** Earlier sessions do not count. */
  from: Date | null
  /** The most sessions that are looked at, the latest first. */
  limit: number
}

/** Who was at each session of an opportunity whose register still has its names. For the badge alone: addresses are in it. */
export async function listAttendance(
  { organisationId, opportunityId, from, limit }: Asked,
  { database }: Reading,
): Promise<{ name: string; email: string | null }[][]> {
  let query = database
    .selectFrom('registers')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('opportunityId', '=', opportunityId)
    .where('namesRemovedAt', 'is', null)
    .orderBy('startsAt', 'desc')
    .limit(limit)
  if (from) query = query.where('startsAt', '>=', from)
  const registers = await query.execute()
  return selectCame(
    database,
    registers.map(({ id }) => id),
  )
}
