import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Meeting } from './placement.ts'
import { momentsOf } from './year-rules.ts'

const prodId = { company: 'Waymark', product: 'Waymark' }

export interface CalendarEntry {
  /** Never changes, so that what was moved replaces itself. */
  uid: string
  /** Raised by every change (RFC 5545 §3.8.7.4). */
  sequence: number
  isOff: boolean
  moments: { startsAt: Date; endsAt: Date }
  title: string
  /** Its page. */
  url: string
  venue?: string
}

/** A meeting of a year, by its year, kind and number; undefined for a day that is in no calendar. */
export function meetingEntry(
  placementId: string,
  meeting: Meeting,
  shown: Pick<CalendarEntry, 'title' | 'url'>,
): CalendarEntry | undefined {
  const { kind, number, sequence, state } = meeting
  const moments = momentsOf(meeting)
  return moments && { uid: `${placementId}-${kind}-${number}`, sequence, isOff: state === 'skipped', moments, ...shown }
}

const eventOf = ({ uid, sequence, isOff, moments, title, url, venue }: CalendarEntry, host: string, now: Date) => ({
  ...{ id: `${uid}@${host}`, sequence, summary: title, stamp: now, url, start: moments.startsAt, end: moments.endsAt },
  ...(venue !== undefined && { location: venue }),
  status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
})

interface YearCalendar {
  /** Of the whole calendar. */
  name: string
  entries: CalendarEntry[]
  host: string
  now: Date
}

/** Meetings for a calendar program (RFC 5545). */
export function writeYearCalendar({ name, entries, host, now }: YearCalendar): string {
  const calendar = new ICalCalendar({ method: ICalCalendarMethod.PUBLISH, prodId, name })
  for (const entry of entries) calendar.createEvent(eventOf(entry, host, now))
  return calendar.toString()
}

interface MailedEntry extends CalendarEntry {
  attendee: { name: string; email: string }
  host: string
  now: Date
}

/** One meeting as it goes along with a mail (RFC 5546 §3.2): of the UID that it has in the calendar of all. */
export function writeMeetingEntry({ attendee, host, now, ...entry }: MailedEntry): string {
  const calendar = new ICalCalendar({
    method: entry.isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId,
  })
  const event = calendar.createEvent({
    ...eventOf(entry, host, now),
    // Answers are of no use to anyone: nothing of this address is read.
    organizer: { name: 'Waymark', email: `no-reply@${host}` },
  })
  event.createAttendee({
    ...attendee,
    ...{ status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ, rsvp: false },
  })
  return calendar.toString()
}
