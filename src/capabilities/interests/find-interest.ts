import type { Reading } from '#infrastructure/database/database.ts'
import type { Interest } from './interest.ts'
import { selectOpenTo } from './interest-opportunity-store.ts'
import { selectInterests } from './interest-store.ts'

export function findInterest(
  { interestId }: { interestId: string },
  { database }: Reading,
): Promise<Interest | undefined> {
  return selectInterests(database).where('interests.id', '=', interestId).executeTakeFirst()
}

/** Whether the organiser of this opportunity can be asked: it is on, and not booked here. */
export async function findWhetherToAsk(
  { opportunityId }: { opportunityId: string },
  { database }: Reading,
): Promise<boolean> {
  return (await selectOpenTo(database, opportunityId)) !== undefined
}
