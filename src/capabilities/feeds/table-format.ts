import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import { namesInText, plainText, readPrice, readSession, shortened } from './plain-rules.ts'

/** What a column can hold. */
export const tableFields = [
  'id',
  'title',
  'summary',
  'description',
  'start',
  'end',
  'address',
  'postcode',
  'latitude',
  'longitude',
  'cost',
  'ageMin',
  'ageMax',
  'url',
  'provider',
  'kind',
  'skills',
] as const
export type TableField = (typeof tableFields)[number]
/** The heading of the column that holds each field. */
export type TableMapping = Partial<Record<TableField, string>>

const usualHeadings: Record<TableField, string[]> = {
  id: ['id', 'reference', 'ref', 'code', 'identifier', 'uid'],
  title: ['title', 'name', 'course', 'event', 'course title', 'event name', 'activity'],
  summary: ['summary', 'short description', 'strapline'],
  description: ['description', 'details', 'about', 'long description'],
  start: ['start', 'start date', 'starts', 'date', 'start time', 'start datetime', 'from'],
  end: ['end', 'end date', 'ends', 'end time', 'end datetime', 'to', 'until'],
  address: ['address', 'venue', 'location', 'where', 'venue address'],
  postcode: ['postcode', 'post code', 'venue postcode', 'zip'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'lng', 'long'],
  cost: ['cost', 'price', 'fee', 'fees'],
  ageMin: ['minimum age', 'min age', 'age min', 'age from', 'agemin'],
  ageMax: ['maximum age', 'max age', 'age max', 'age to', 'agemax'],
  url: ['url', 'link', 'website', 'web', 'booking link', 'booking url'],
  provider: ['provider', 'organisation', 'organiser', 'organizer', 'project'],
  kind: ['kind', 'type', 'category', 'types'],
  skills: ['skills', 'skill', 'skills learned', 'skills gained', 'what you learn', 'sgiliau'],
}

const key = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Which column is probably which field, by its heading. */
export function guessMapping(headings: string[]): TableMapping {
  const guessed: TableMapping = {}
  for (const field of tableFields) {
    const found = usualHeadings[field].flatMap((usual) => headings.filter((heading) => key(heading) === usual))[0]
    if (found !== undefined && !Object.values(guessed).includes(found)) guessed[field] = found
  }
  return guessed
}

export interface TableRecord {
  /** As an editor counts, or the number of the record. */
  line: number
  cells: Record<string, string>
}

/** Rows of a CSV, or records of a JSON array, read by which column holds what. */
export function readTableListings(records: TableRecord[], mapping: TableMapping): FeedContent {
  const found: FeedRecord[] = []
  const problems: FeedProblem[] = []
  for (const { line, cells } of records) {
    const cell = (field: TableField) => {
      const heading = mapping[field]
      return (heading === undefined ? undefined : cells[heading])?.trim() || null
    }
    const refuse = (why: FeedProblem['why']) => problems.push({ where: String(line), why })
    const title = plainText(cell('title'))
    if (!title) {
      refuse('no-title')
      continue
    }
    const start = cell('start')
    const session = start ? readSession(start, cell('end')) : undefined
    if (start && !session) {
      refuse('bad-date')
      continue
    }
    found.push({ is: 'listing', listing: { ...listingOf(cell, title), sessions: session ? [session] : [] } })
  }
  return { records: found, problems }
}

function listingOf(cell: (field: TableField) => string | null, title: string): Omit<FeedListing, 'sessions'> {
  const number = (field: TableField) => {
    const text = cell(field)
    return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
  }
  const cost = cell('cost')
  const skills = namesInText(cell('skills'))
  const kind = cell('kind')?.toLowerCase().replaceAll(' ', '-')
  return {
    // Without a number of its own a row is known by what it says: the title, the place and the time.
    externalId: cell('id') ?? [title, cell('start'), cell('postcode') ?? cell('address')].filter(Boolean).join(' · '),
    ref: null,
    title: shortened(title, 120),
    summary: plainText(cell('summary')),
    description: plainText(cell('description')),
    address: plainText(cell('address')),
    postcode: cell('postcode'),
    latitude: number('latitude'),
    longitude: number('longitude'),
    mode: null,
    ageMin: number('ageMin'),
    ageMax: number('ageMax'),
    costPence: cost ? readPrice(cost) : null,
    url: webAddress(cell('url')),
    provider: plainText(cell('provider')),
    kind: opportunityKinds.find((one) => one === kind) ?? null,
    ...(skills.length > 0 ? { skills } : {}),
  }
}

/** Only addresses of the web: nothing that a click could run. */
export function webAddress(text: unknown): string | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null
  return /^https?:$/.test(new URL(text).protocol) ? text : null
}
