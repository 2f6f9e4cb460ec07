import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Meeting } from './placement.ts'
import { momentsOf } from './year-rules.ts'

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

/** A year's meetings for a calendar program (RFC 5545): each has one UID for good, so that what was moved replaces itself. */
export function writeYearCalendar({ placementId, name, meetings, titleOf, url, host, now }: YearCalendar): string {
  const calendar = new ICalCalendar({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Waymark', product: 'Waymark' },
    name,
  })
  for (const meeting of meetings) {
    const moments = momentsOf(meeting)
    if (!moments) continue
    const { kind, number, sequence } = meeting
    calendar.createEvent({
      ...{ id: `${placementId}-${kind}-${number}@${host}`, sequence, stamp: now, url },
      ...{ start: moments.startsAt, end: moments.endsAt, summary: titleOf(meeting) },
      status: ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
