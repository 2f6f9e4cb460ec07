import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Meeting } from './placement.ts'
import { momentsOf } from './year-rules.ts'

const prodId = { company: 'Waymark', product: 'Waymark' }

interface Known {
  placementId: string
  meeting: Pick<Meeting, 'kind' | 'number' | 'sequence' | 'state'>
  host: string
}

/** Of one UID for good, so that what was moved replaces itself. */
const identityOf = ({ placementId, meeting: { kind, number, sequence, state }, host }: Known) => ({
  ...{ id: `${placementId}-${kind}-${number}@${host}`, sequence },
  status: state === 'skipped' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
})

interface YearCalendar {
  placementId: string
  /** Of the whole calendar. */
  name: string
  meetings: Meeting[]
  titleOf: (meeting: Meeting) => string
  /** The page of the year. */
  url: string
  host: string
  now: Date
}

/** A year's meetings for a calendar program (RFC 5545). */
export function writeYearCalendar({ placementId, name, meetings, titleOf, url, host, now }: YearCalendar): string {
  const calendar = new ICalCalendar({ method: ICalCalendarMethod.PUBLISH, prodId, name })
  for (const meeting of meetings) {
    const moments = momentsOf(meeting)
    if (!moments) continue
    calendar.createEvent({
      ...identityOf({ placementId, meeting, host }),
      ...{ start: moments.startsAt, end: moments.endsAt, summary: titleOf(meeting), stamp: now, url },
    })
  }
  return calendar.toString()
}

interface MeetingEntry extends Known {
  moments: { startsAt: Date; endsAt: Date }
  title: string
  url: string
  attendee: { name: string; email: string }
  now: Date
}

/** One meeting as it goes along with a mail (RFC 5546 §3.2): of the UID that it has in the year’s calendar. */
export function writeMeetingEntry({ moments, title, url, attendee, now, ...known }: MeetingEntry): string {
  const isOff = known.meeting.state === 'skipped'
  const method = isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const calendar = new ICalCalendar({ method, prodId })
  const event = calendar.createEvent({
    ...identityOf(known),
    ...{ start: moments.startsAt, end: moments.endsAt, summary: title, stamp: now, url },
    // Answers are of no use to anyone: nothing of this address is read.
    organizer: { name: 'Waymark', email: `no-reply@${known.host}` },
  })
  event.createAttendee({
    ...attendee,
    ...{ status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ, rsvp: false },
  })
  return calendar.toString()
}
