import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { themes } from '#capabilities/places/theme.ts'
import { type Ages, readAges } from './age-rules.ts'
import {
  type DateOrder,
  problemOf,
  readMoment,
  readPeriodText,
  readTime,
  readWhen,
  type SessionRead,
} from './date-rules.ts'
import type { FeedListing, ListedSession, ProblemReason } from './feed.ts'
import type { TableField } from './heading-rules.ts'
import { namesInText, plainText, shortened, webAddress } from './plain-rules.ts'
import { readPrice } from './price-rules.ts'
import { gravest, readStatus, splitTitle } from './status-rules.ts'
import { postcodeIn, readMode, readWhereabouts } from './whereabouts-rules.ts'

type Cell = (field: TableField) => string | null

/** What a row says, and what of it could not be used. */
export function readRow(cell: Cell, order: DateOrder): { listing?: FeedListing; problems: ProblemReason[] } {
  const { title, status: inTitle } = splitTitle(plainText(cell('title'))?.replace(/\s+/g, ' ') ?? '')
  if (!title) return { problems: ['no-title'] }
  const when = whenOf(cell, order)
  if (when?.is === 'unreadable') return { problems: ['bad-date'] }
  const sessions = when?.is === 'session' ? [when.session] : []
  const dates = datesIn(cell('dates'))
  const status = gravest(readStatus(cell('status')), inTitle)
  const listing: FeedListing = {
    ...listingOf(cell, title),
    sessions: dates.length > 0 ? dates : sessions,
    ...(when?.is === 'wording' ? { datesNote: when.wording } : {}),
    ...(status ? { status } : {}),
  }
  if (status === 'moved-online') listing.mode = 'online'
  const problem = when && problemOf(when)
  return { listing, problems: problem ? [problem] : [] }
}

/** Date and time in one column, or in two, three or four of them; a column of times may hold both ends. */
function whenOf(cell: Cell, order: DateOrder): SessionRead | undefined {
  const [date, endDate] = [cell('start'), cell('end')]
  if (!date) return undefined
  const [from, until = null] = timesIn(cell('startTime'), cell('endTime'))
  if (cell('startTime') && !from) return { is: 'unreadable' }
  const start = from ? withTime(date, from, order) : date
  if (!start) return readWhen(date, null, order).is === 'wording' ? readWhen(date, null, order) : { is: 'unreadable' }
  const end = endDate && until ? withTime(endDate, until, order) : (endDate ?? until)
  if (endDate && until && !end) return { is: 'unreadable' }
  return readWhen(start, end ?? null, order)
}

function timesIn(start: string | null, end: string | null): [string | undefined, (string | undefined)?] {
  if (!start) return end ? [undefined, readTime(end)] : [undefined]
  const single = readTime(start)
  if (single) return [single, end ? (readTime(end) ?? end) : undefined]
  const both = readPeriodText(`1 January 2027 ${start}`)
  if (!both?.to || both.from.isDay) return [undefined]
  const clock = (at: Date) => at.toISOString().slice(11, 16)
  return [clock(both.from.at), clock(both.to.at)]
}

/** A day and a time, joined as one text for the date parser. */
function withTime(date: string, time: string, order: DateOrder): string | undefined {
  const day = readMoment(date, order)
  if (!day) return undefined
  // A spreadsheet may give every date a midnight.
  return `${day.at.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })} ${time}`
}

/** All dates as our own tables list them: `2027-01-12T18:00:00Z/2027-01-12T20:00:00Z cancelled; …`. */
function datesIn(text: string | null): ListedSession[] {
  return (text ?? '').split(';').flatMap((part) => {
    const [, start, end, word] = /^(\S+Z)\/(\S+Z)(?: (\S+))?$/.exec(part.trim()) ?? []
    const read = start && end ? readWhen(start, end) : undefined
    const status = readStatus(word)
    return read?.is === 'session' ? [{ ...read.session, ...(status ? { status } : {}) }] : []
  })
}

function listingOf(cell: Cell, title: string): Omit<FeedListing, 'sessions'> {
  const number = (field: TableField) => {
    const text = cell(field)
    return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
  }
  const cost = readPrice(cell('cost') ?? '')
  const costNote = cell('costNote') ?? cost.costNote
  const ages = agesOf(cell)
  const ageNote = cell('ageNote') ?? ages.ageNote
  const skills = namesInText(cell('skills'))
  const kind = cell('kind')?.toLowerCase().replaceAll(' ', '-')
  const theme = themes.find((one) => one === cell('theme')?.toLowerCase())
  const titleCy = plainText(cell('titleCy'))
  const where = readWhereabouts(addressIn(cell))
  const postcode = postcodeIn(cell('postcode')) ?? cell('postcode') ?? where.postcode
  const url = webAddress(cell('url'))
  return {
    ...identityOf(cell, { title, place: postcode ?? where.address ?? url }),
    ref: null,
    title: shortened(title, 120),
    summary: plainText(cell('summary')),
    description: plainText(cell('description')),
    address: where.address,
    postcode,
    latitude: number('latitude'),
    longitude: number('longitude'),
    mode: readMode(cell('mode')) ?? where.mode,
    ageMin: ages.ageMin,
    ageMax: ages.ageMax,
    costPence: cost.costPence,
    url: webAddress(cell('bookingUrl')) ?? url,
    provider: plainText(cell('provider')),
    kind: opportunityKinds.find((one) => one === kind) ?? null,
    ...(costNote ? { costNote } : {}),
    ...(ageNote ? { ageNote } : {}),
    ...(skills.length > 0 ? { skills } : {}),
    ...(titleCy ? { titleCy } : {}),
    ...(theme ? { theme } : {}),
  }
}

/** An address in one column, or over several; a part that is said already is not said again. */
function addressIn(cell: Cell): string | null {
  const parts = (['venue', 'address', 'addressMore', 'town'] as const).flatMap((field) => plainText(cell(field)) ?? [])
  const said: string[] = []
  for (const part of parts) {
    const earlier = said.map((one) => one.toLowerCase())
    said.push(...part.split(/\s*[,\n]\s*/).filter((one) => !earlier.includes(one.toLowerCase())))
  }
  return said.length > 0 ? said.join(', ') : null
}

/** Without a number of its own a row is known by what it says of what, where and for whom: its date and price may change. */
function identityOf(
  cell: Cell,
  { title, place }: { title: string; place: string | null },
): Pick<FeedListing, 'externalId' | 'isDerivedId'> {
  const id = cell('id')
  if (id) return { externalId: id.slice(0, 500) }
  return { externalId: [title, place, cell('age')].filter(Boolean).join(' · ').slice(0, 500), isDerivedId: true }
}

/** In two columns of numbers, or in words in any of them. */
function agesOf(cell: Cell): Ages {
  const [min, max] = [cell('ageMin'), cell('ageMax')]
  const isNumber = (text: string | null) => text === null || /^\d{1,3}$/.test(text)
  if ((min || max) && isNumber(min) && isNumber(max) && Number(min ?? 0) <= Number(max ?? 120))
    return { ageMin: min === null ? 0 : Number(min), ageMax: max === null ? null : Number(max) }
  return readAges(cell('age') ?? ([min, max].filter(Boolean).join(' – ') || null))
}
