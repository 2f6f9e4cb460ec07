import { shownStates } from '#capabilities/opportunities/opportunity.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { closesAt, type Seats, seatsAt } from './booking-rules.ts'
import { selectTerms } from './booking-store.ts'

export interface BookableSession {
  startsAt: Date
  endsAt: Date
  seats: Seats[]
}

export interface Bookable {
  mostPeople: number
  sessions: BookableSession[]
}

/** The next sessions of an opportunity that take bookings, full ones too; undefined where it takes none at all. */
export async function listBookableSessions(
  { opportunityId, limit }: { opportunityId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<Bookable | undefined> {
  const terms = await selectTerms(database, opportunityId)
  if (!terms?.isOpen) return undefined
  const rows = await database
    .selectFrom('opportunitySessions')
    .innerJoin('opportunities', 'opportunities.id', 'opportunitySessions.opportunityId')
    .leftJoin('bookedSessions', (join) =>
      join
        .onRef('bookedSessions.opportunityId', '=', 'opportunitySessions.opportunityId')
        .onRef('bookedSessions.startsAt', '=', 'opportunitySessions.startsAt'),
    )
    .select(['opportunitySessions.startsAt', 'opportunitySessions.endsAt', 'inPersonTaken', 'onlineTaken'])
    .where('opportunitySessions.opportunityId', '=', opportunityId)
    .where('opportunitySessions.startsAt', '>', now)
    .where('opportunities.status', 'in', shownStates)
    .where('opportunities.eventStatus', 'in', ['scheduled', 'moved-online'])
    .where('opportunitySessions.eventStatus', 'in', ['scheduled', 'moved-online'])
    .where('calledOffAt', 'is', null)
    .orderBy('opportunitySessions.startsAt')
    .limit(limit)
    .execute()
  const sessions = rows
    .filter(({ startsAt }) => closesAt(terms, startsAt) > now)
    .map(({ startsAt, endsAt, inPersonTaken, onlineTaken }) => ({
      startsAt,
      endsAt,
      seats: seatsAt(terms, { inPersonTaken, onlineTaken }),
    }))
  return { mostPeople: terms.mostPeople, sessions }
}
