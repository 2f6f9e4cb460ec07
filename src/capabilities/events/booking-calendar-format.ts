import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { isWholeDays } from '#infrastructure/words/local-time.ts'

export interface CalendarEntry {
  bookingId: string
  /** Raised by every change (RFC 5545 §3.8.7.4). */
  sequence: number
  startsAt: Date
  endsAt: Date
  title: string
  where: string | null
  position: { latitude: number; longitude: number } | null
  organisation: { name: string; email: string }
  /** Whose calendar it is for, where it goes by mail. */
  booker: { name: string; email: string } | null
  /** The booking's page. */
  url: string
  host: string
  isOff: boolean
  now: Date
}

/** A booking as one entry of a calendar (RFC 5545, RFC 5546 §3.2): always of the same UID, so that a change replaces it. */
export function writeCalendarEntry(entry: CalendarEntry): string {
  const { bookingId, sequence, startsAt, endsAt, title, where, position, organisation, booker, url, host } = entry
  const { isOff, now } = entry
  const method = isOff ? ICalCalendarMethod.CANCEL : booker ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH
  const calendar = new ICalCalendar({ method, prodId: { company: 'Waymark', product: 'Waymark' } })
  const event = calendar.createEvent({
    ...{ id: `${bookingId}@${host}`, sequence, stamp: now, start: startsAt, end: endsAt, url },
    allDay: isWholeDays({ startsAt, endsAt }),
    summary: title,
    description: `${organisation.name}\n${url}`,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: organisation,
    location:
      where === null
        ? null
        : { title: where, ...(position && { geo: { lat: position.latitude, lon: position.longitude } }) },
  })
  if (booker)
    event.createAttendee({
      ...booker,
      status: ICalAttendeeStatus.ACCEPTED,
      role: ICalAttendeeRole.REQ,
      rsvp: false,
    })
  return calendar.toString()
}
