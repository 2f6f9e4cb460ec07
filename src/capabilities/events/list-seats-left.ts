import type { Reading } from '#infrastructure/database/database.ts'
import type { BookingTerms } from './booking.ts'
import { closesAt, type Seats, seatsAt } from './booking-rules.ts'

export interface SeatsAtDate {
  opportunityId: string
  startsAt: Date
  seats: Seats[]
}

type Row = Pick<BookingTerms, 'inPersonSeats' | 'onlineSeats' | 'closesHours'> & {
  opportunityId: string
  startsAt: Date | null
  inPersonTaken: number | null
  onlineTaken: number | null
  calledOffAt: Date | null
}

/** How many seats are free at each of these dates; dates that take no booking now are left out. */
export async function listSeatsLeft(
  dates: readonly { opportunityId: string; startsAt: Date }[],
  { database, now }: Reading & { now: Date },
): Promise<SeatsAtDate[]> {
  if (dates.length === 0) return []
  const ids = [...new Set(dates.map(({ opportunityId }) => opportunityId))]
  const rows = await database
    .selectFrom('bookingTerms')
    .leftJoin('bookedSessions', (join) =>
      join
        .onRef('bookedSessions.opportunityId', '=', 'bookingTerms.opportunityId')
        .on('bookedSessions.startsAt', '>', now),
    )
    .select(['bookingTerms.opportunityId', 'inPersonSeats', 'onlineSeats', 'closesHours'])
    .select(['startsAt', 'inPersonTaken', 'onlineTaken', 'calledOffAt'])
    .where('bookingTerms.opportunityId', 'in', ids)
    .where('isOpen', '=', true)
    .$castTo<Row>()
    .execute()
  const termsOf = new Map(rows.map((row) => [row.opportunityId, row]))
  const key = (opportunityId: string, startsAt: Date) => `${opportunityId} ${startsAt.toISOString()}`
  const takenAt = new Map(rows.flatMap((row) => (row.startsAt ? [[key(row.opportunityId, row.startsAt), row]] : [])))
  return dates.flatMap(({ opportunityId, startsAt }) => {
    const terms = termsOf.get(opportunityId)
    if (!terms || closesAt(terms, startsAt) <= now) return []
    const session = takenAt.get(key(opportunityId, startsAt))
    if (session?.calledOffAt) return []
    return [{ opportunityId, startsAt, seats: seatsAt(terms, session) }]
  })
}
