import type { EventStatus } from './opportunity.ts'

/** What holds for one date: the state of the whole, unless that is as planned. */
export function statusOfSession(
  { eventStatus: whole }: { eventStatus: EventStatus },
  { eventStatus: single }: { eventStatus: EventStatus },
): EventStatus {
  return whole === 'scheduled' || whole === 'full' ? (single === 'scheduled' ? whole : single) : whole
}

/** Whether one can go there, or take part from home. */
export const takesPlaceWith = (status: EventStatus): boolean => status !== 'cancelled' && status !== 'postponed'

const terms: Record<EventStatus, string> = {
  scheduled: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
  'moved-online': 'EventMovedOnline',
  // What is full takes place as planned; that there are no places left is said by its offer.
  full: 'EventScheduled',
}

/** As schema.org and OpenActive call it. */
export const schemaStatusOf = (status: EventStatus): string => `https://schema.org/${terms[status]}`

/** Whether places are left, as an offer of schema.org says it; nothing where nobody said so. */
export const availabilityOf = (status: EventStatus): { availability?: string } =>
  status === 'full' ? { availability: 'https://schema.org/SoldOut' } : {}

/** Seats at a date that can be booked. */
export interface Capacity {
  seats: number
  /** Left out where it is not told exactly. */
  left?: number | undefined
}

/** Seats as schema.org and OpenActive name them: of what takes place alone, and none of what is full. */
export function capacityOf(
  status: EventStatus,
  capacity: Capacity | undefined,
): { maximumAttendeeCapacity?: number; remainingAttendeeCapacity?: number } {
  const most = capacity ? { maximumAttendeeCapacity: capacity.seats } : {}
  if (status === 'full') return { ...most, remainingAttendeeCapacity: 0 }
  if (!capacity || (status !== 'scheduled' && status !== 'moved-online')) return {}
  return { ...most, ...(capacity.left === undefined ? {} : { remainingAttendeeCapacity: capacity.left }) }
}
