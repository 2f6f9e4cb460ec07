import type { Reading } from '#infrastructure/database/database.ts'

/** Dates to come of a listing that were called off where they are booked: the listing cannot say that they take place. */
export async function listCalledOffDates(
  { opportunityId, organisationId }: { opportunityId: string; organisationId: string },
  { database, now }: Reading & { now: Date },
): Promise<Date[]> {
  const rows = await database
    .selectFrom('bookedSessions')
    .select('startsAt')
    .where('opportunityId', '=', opportunityId)
    .where('organisationId', '=', organisationId)
    .where('calledOffAt', 'is not', null)
    .where('startsAt', '>', now)
    .orderBy('startsAt')
    .execute()
  return rows.map(({ startsAt }) => startsAt)
}
