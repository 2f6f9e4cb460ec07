import type { Reading } from '#infrastructure/database/database.ts'
import type { BookingTerms } from './booking.ts'
import { selectTerms } from './booking-store.ts'

/** How seats at the sessions of an opportunity are taken; undefined where they are not. */
export function findBookingTerms(
  { opportunityId }: { opportunityId: string },
  { database }: Reading,
): Promise<BookingTerms | undefined> {
  return selectTerms(database, opportunityId)
}
