import ICAL from 'ical.js'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import { namesIn, plainText, readSession, shortened } from './plain-rules.ts'
import { webAddress } from './table-format.ts'

const mostRepeats = 60
const yearMs = 366 * 24 * 3_600_000

/** Reads a calendar (RFC 5545). What repeats is unrolled a year ahead, sixty times at most. */
export function readCalendar(text: string, now: Date): FeedContent {
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  const calendar = parsed(text)
  if (!calendar) return { records, problems: [{ where: '1', why: 'unreadable' }] }
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  for (const [turn, event] of events.entries()) {
    // A changed repetition belongs to the event that repeats.
    if (event.isRecurrenceException()) continue
    const where = event.uid || String(turn + 1)
    const title = plainText(event.summary)
    if (!title) {
      problems.push({ where, why: 'no-title' })
      continue
    }
    if (!event.uid) {
      problems.push({ where, why: 'no-id' })
      continue
    }
    if (event.component.getFirstPropertyValue('status') === 'CANCELLED') {
      records.push({ is: 'gone', externalId: event.uid })
      continue
    }
    const sessions = sessionsOf(event, events, now)
    if (!sessions) problems.push({ where, why: 'bad-date' })
    else records.push({ is: 'listing', listing: { ...listingOf(event, title), sessions } })
  }
  return { records, problems }
}

function parsed(text: string): ICAL.Component | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never)
    return calendar.name === 'vcalendar' ? calendar : undefined
  } catch {
    return undefined
  }
}

function sessionsOf(event: ICAL.Event, all: ICAL.Event[], now: Date): FeedListing['sessions'] | undefined {
  if (!event.startDate) return undefined
  if (!event.isRecurring()) {
    const session = sessionOf(event.startDate, event.endDate)
    return session && [session]
  }
  for (const other of all) if (other.uid === event.uid && other.isRecurrenceException()) event.relateException(other)
  const sessions: FeedListing['sessions'] = []
  const repeats = event.iterator()
  for (let turn = 0; turn < 2000 && sessions.length < mostRepeats; turn++) {
    const next = repeats.next()
    if (!next || next.toJSDate().getTime() > now.getTime() + yearMs) break
    const { startDate, endDate } = event.getOccurrenceDetails(next)
    const session = sessionOf(startDate, endDate)
    if (session && new Date(session.endsAt) > now) sessions.push(session)
  }
  return sessions
}

function sessionOf(start: ICAL.Time, end: ICAL.Time | null) {
  const written = (time: ICAL.Time) => {
    // A time without a zone is by the clocks of the place.
    const isFloating = time.zone === ICAL.Timezone.localTimezone
    return time.isDate || isFloating ? time.toString() : time.toJSDate().toISOString()
  }
  // Without an end it is said to end as it begins (RFC 5545 §3.6.1): how long it lasts is not known.
  const isOpen = !end || end.compare(start) <= 0
  // The end of whole days is the day after the last.
  const last = isOpen ? null : end.isDate ? before(end) : end
  return readSession(written(start), last ? written(last) : null)
}

function before(day: ICAL.Time): ICAL.Time {
  const last = day.clone()
  last.adjust(-1, 0, 0, 0)
  return last
}

function listingOf(event: ICAL.Event, title: string): Omit<FeedListing, 'sessions'> {
  const geo = event.component.getFirstPropertyValue('geo') as unknown
  const [latitude, longitude] = Array.isArray(geo) ? geo.map(Number) : []
  const location = plainText(event.location)
  const organizer = event.component.getFirstProperty('organizer')?.getFirstParameter('cn')
  const url = webAddress(event.component.getFirstPropertyValue('url'))
  const keywords = namesIn(event.component.getAllProperties('categories').flatMap((one) => one.getValues()))
  const isOnline = location !== null && /^https?:|^online\b/i.test(location)
  return {
    externalId: event.uid,
    ref: null,
    title: shortened(title, 120),
    summary: null,
    description: plainText(event.description),
    address: isOnline ? null : location,
    postcode: location ? (/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i.exec(location)?.[0] ?? null) : null,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    mode: isOnline ? 'online' : null,
    ageMin: null,
    ageMax: null,
    costPence: null,
    url: url ?? (isOnline ? webAddress(location) : null),
    provider: plainText(organizer),
    kind: null,
    ...(keywords.length > 0 ? { keywords } : {}),
  }
}
