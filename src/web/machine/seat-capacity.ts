import type { SeatsAtDate } from '#capabilities/events/list-seats-left.ts'
import type { Capacity } from '#capabilities/opportunities/event-status-rules.ts'

type OneDate = Pick<SeatsAtDate, 'opportunityId' | 'startsAt'>

/** Seats of each date that can be booked, in person and online together, as programs are told. */
export function capacitiesOf(dates: readonly SeatsAtDate[]): (date: OneDate) => Capacity | undefined {
  const key = ({ opportunityId, startsAt }: OneDate) => `${opportunityId} ${startsAt.toISOString()}`
  const known = new Map(
    dates.map((date) => [
      key(date),
      {
        seats: date.seats.reduce((sum, { seats }) => sum + seats, 0),
        left: date.seats.reduce((sum, { left }) => sum + left, 0),
      },
    ]),
  )
  return (date) => known.get(key(date))
}
