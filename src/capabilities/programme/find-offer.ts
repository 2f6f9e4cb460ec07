import type { Reading } from '#infrastructure/database/database.ts'

/** Until when a place is kept for this application. */
export function findOffer(
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<{ endsAt: Date; settledAt: Date | null } | undefined> {
  return database
    .selectFrom('callOffers')
    .select(['endsAt', 'settledAt'])
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
}
