/** One component of a calendar, as the lines of its text. */
export interface CalendarPart {
  name: 'VEVENT' | 'VTIMEZONE'
  /** Where it begins in the file, as a person counts. */
  line: number
  text: string
}

export interface CalendarParts {
  parts: CalendarPart[]
  /** Properties of the calendar itself, by name in capitals. */
  properties: Map<string, string>
}

/** Properties by which a line is known to be one, and not the second line of a text that was broken by hand. */
const properties =
  /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|UID|SUMMARY|DESCRIPTION|LOCATION|STATUS|DTSTART|DTEND|DTSTAMP|DURATION|CREATED|LAST-MODIFIED|SEQUENCE|ORGANIZER|ATTENDEE|CATEGORIES|CLASS|COMMENT|CONTACT|GEO|PRIORITY|RESOURCES|TRANSP|URL|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|RELATED-TO|ATTACH|REQUEST-STATUS|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|TZURL|ACTION|TRIGGER|REPEAT|COLOR|IMAGE|CONFERENCE|NAME|REFRESH-INTERVAL|SOURCE|STRUCTURED-DATA|STYLED-DESCRIPTION|PARTICIPANT|ACKNOWLEDGED|LOCATION-TYPE|X-[A-Z0-9-]+)(?:[;:])/i

/** The lines of a calendar, unfolded (RFC 5545 §3.1); a line that begins with no property goes on with the one before. */
function* linesOf(text: string): Generator<{ line: number; text: string }> {
  let current: { line: number; text: string } | undefined
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    if (current && /^[ \t]/.test(raw)) current.text += raw.slice(1)
    else if (current && !properties.test(raw)) {
      if (raw.trim() !== '') current.text += `\\n${raw}`
    } else {
      if (current) yield current
      current = { line: at + 1, text: raw }
    }
  }
  if (current) yield current
}

/** Events and time zones of a calendar, each for itself: what is wrong with one harms no other. Undefined for no calendar. */
export function partsOfCalendar(text: string): CalendarParts | undefined {
  const parts: CalendarPart[] = []
  const found = new Map<string, string>()
  let part: CalendarPart | undefined
  let isCalendar = false
  for (const { line, text: content } of linesOf(text.replace(/^\uFEFF/, '').trimStart())) {
    const plain = content.trimEnd()
    const begins = /^BEGIN:(VEVENT|VTIMEZONE)$/i.exec(plain)?.[1]?.toUpperCase()
    if (/^BEGIN:VCALENDAR$/i.test(plain)) isCalendar = true
    // An event that begins before the last has ended was cut off.
    if (begins === 'VEVENT' || begins === 'VTIMEZONE') {
      part = { name: begins, line, text: '' }
      parts.push(part)
    }
    if (part) part.text += `${mended(plain)}\r\n`
    else {
      const [, name = '', value = ''] = /^([\w-]+)(?:;[^:]*)?:(.*)$/.exec(plain) ?? []
      if (name && !found.has(name.toUpperCase())) found.set(name.toUpperCase(), value.trim())
    }
    if (part && new RegExp(`^END:${part.name}$`, 'i').test(plain)) part = undefined
  }
  return isCalendar ? { parts, properties: found } : undefined
}

/** A moment as ISO 8601 writes it, which RFC 5545 does not know: `20190101T100000+0100`. */
function inUtc(line: string): string {
  const [, name, year, month, day, hour, minute, second, offset] =
    /^(DTSTART|DTEND|RECURRENCE-ID)[;:].*?(\d{4})-?(\d{2})-?(\d{2})T(\d{2}):?(\d{2}):?(\d{2})([+-]\d{2}:?\d{2})$/i.exec(
      line,
    ) ?? []
  if (!name) return line
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${offset?.replace(/^(...)(\d{2})$/, '$1:$2')}`,
  )
  return Number.isNaN(at.getTime()) ? line : `${name}:${at.toISOString().replace(/[-:]|\.\d{3}/g, '')}`
}

/** A date that does not say so: `DTSTART:20190101`. */
function mended(written: string): string {
  // A zone with a colon in its name has to stand in quotes (RFC 5545 §3.2).
  const line = inUtc(written).replace(/;TZID=([^";]*:[^";]*)(?=:\d{8}(?:T\d{6}Z?)?(?:,|$))/i, ';TZID="$1"')
  return /^(?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)[;:]/i.test(line) &&
    /:\d{8}(?:,\d{8})*$/.test(line) &&
    !/;VALUE=/i.test(line)
    ? line.replace(/^([A-Z-]+)/i, '$1;VALUE=DATE')
    : line.replace(/;VALUE=DATE(?=[;:].*:?\d{8}T)/i, '')
}
