import { listSeatsLeft } from '#capabilities/events/list-seats-left.ts'
import { type EventFilter, listEvents } from '#capabilities/opportunities/list-events.ts'
import { audiences, eventTypes } from '#capabilities/opportunities/opportunity.ts'
import { publicEvent } from '#capabilities/opportunities/public-event.ts'
import { pictureOf } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { findPosition, type PositionOutcome } from '#capabilities/places/find-position.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import type { Visit } from '#web/site/visit.ts'
import type { EventOnList } from './event-state.tsx'

export const eventFilterNames = [
  ...(['q', 'for', 'kind', 'organisation', 'mode', 'cost', 'access', 'when', 'on', 'near', 'within'] as const),
] as const

/** Miles from what is typed as "near": that far, where the address says no other distance. */
export const eventDistances = ['1', '2', '5', '10'] as const
export const usualDistance = '2'
export const metersAMile = 1609.344

/** What an address narrows what is on to. */
export async function readEventFilter(
  visit: Pick<Visit, 'services' | 'language' | 'now'>,
  { place, filters }: { place: Place; filters: Record<string, string> },
): Promise<Omit<EventFilter, 'after' | 'limit'> & { found: PositionOutcome | undefined }> {
  const { narrowing } = await readNarrowing(visit, { place, filters })
  const { kind: _, ...rest } = narrowing
  const found = filters.near ? await findPosition(filters.near, { ...visit.services, near: place }) : undefined
  const within = eventDistances.find((one) => one === filters.within) ?? usualDistance
  return {
    narrowing: rest,
    found,
    around: found?.ok ? { position: found.position, meters: Number(within) * metersAMile } : undefined,
    audience: audiences.find((one) => one === filters.for),
    eventType: eventTypes.find((one) => one === filters.kind),
  }
}

/** A page of what is on, each date with its seats. */
export async function loadEvents(filter: EventFilter, { database, now }: Reading & { now: Date }) {
  const { rows, next } = await listEvents(filter, { database, now })
  const seats = await listSeatsLeft(
    rows.filter(({ eventStatus }) => eventStatus === 'scheduled' || eventStatus === 'moved-online'),
    { database, now },
  )
  const at = new Map(seats.map((one) => [`${one.opportunityId} ${one.startsAt.toISOString()}`, one.seats]))
  const events = rows.map(
    (row): EventOnList => ({
      ...publicEvent(row),
      picture: pictureOf({ ...row, id: row.opportunityId }),
      seats: at.get(`${row.opportunityId} ${row.startsAt.toISOString()}`),
    }),
  )
  return { events, next }
}
