import { XMLParser } from 'fast-xml-parser'
import type { Mode } from '#capabilities/opportunities/opportunity.ts'
import { type Ages, readAges } from './age-rules.ts'
import { problemOf, readWhen } from './date-rules.ts'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord, ListedSession } from './feed.ts'
import { asList, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { namesIn, plainText, shortened, webAddress } from './plain-rules.ts'
import { type Price, priceOfOffers } from './price-rules.ts'
import { splitTitle } from './status-rules.ts'
import { postcodeIn, readWhereabouts } from './whereabouts-rules.ts'

/** Names lose their prefix: publishers choose it freely. Entities of a document type are not followed. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: { enabled: true, maxEntityCount: 0 },
  // Texts keep the markup of their publisher: paragraphs and lists are read as words, not as elements.
  stopNodes: ['*.div', '*.description', '*.abstract', '*.learningOutcome', '*.objective', '*.prerequisite'],
})

/** Courses of a catalogue (XCRI-CAP 1.2, BS 8581). What is wrong with a part costs that part. */
export function readCatalogue(xml: string): FeedContent {
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  const catalogue = parsed(xml)
  if (!catalogue) return { records, problems: [{ where: '1', why: 'unreadable' }] }
  for (const value of asList(catalogue.provider)) {
    const provider = asObject(value)
    for (const [turn, one] of asList(provider?.course).entries()) {
      const course = asObject(one)
      if (!course) continue
      const id = words(course.identifier) ?? undefined
      const title = plainText(words(course.title))
      if (!id) problems.push({ where: title ?? String(turn + 1), why: 'no-id' })
      else if (!title) problems.push({ where: id, why: 'no-title' })
      else {
        const read = listingOf(course, { id, said: title, provider: plainText(words(provider?.title)) })
        problems.push(...read.problems.map((why) => ({ where: id, why })))
        records.push({ is: 'listing', listing: read.listing })
      }
    }
  }
  return { records, problems }
}

function parsed(xml: string): Json | undefined {
  try {
    return asObject(asObject(parser.parse(xml))?.catalog)
  } catch {
    return undefined
  }
}

/** The first text of an element that may stand several times, have attributes, or hold XHTML. */
function words(value: unknown): string | null {
  for (const one of asList(value)) {
    const found = asText(one) ?? asText(asObject(one)?.['#text']) ?? asText(asObject(one)?.div)
    if (found) return found
  }
  return null
}

interface Presentations {
  sessions: ListedSession[]
  datesNote: string | undefined
  problems: FeedProblem['why'][]
}

/** Each run of a course is a date; one that says when in words keeps its words where no other has a date. */
function datesOf(presentations: Json[]): Presentations {
  const sessions: ListedSession[] = []
  const problems: FeedProblem['why'][] = []
  const notes: string[] = []
  for (const presentation of presentations) {
    const start = momentOf(presentation.start)
    if (!start) continue
    const read = readWhen(start, momentOf(presentation.end))
    if (read.is === 'session') sessions.push(read.session)
    if (read.is === 'wording') notes.push(plainText(read.wording) ?? '')
    const problem = problemOf(read)
    if (problem) problems.push(problem)
  }
  const each = [...new Map(sessions.map((one) => [one.startsAt, one])).values()]
  return {
    sessions: each.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
    datesNote: each.length === 0 && notes.length > 0 ? notes.join('; ') : undefined,
    problems,
  }
}

interface Named {
  id: string
  said: string
  provider: string | null
}

function listingOf(
  course: Json,
  { id, said, provider }: Named,
): { listing: FeedListing; problems: FeedProblem['why'][] } {
  const presentations = objectsIn(course.presentation)
  const { sessions, datesNote, problems } = datesOf(presentations)
  const { title, status } = splitTitle(said.replace(/\s+/g, ' '))
  const { costPence, costNote } = priceOf(presentations)
  const keywords = namesIn(asList(course.subject).map((one) => words(one)))
  const firstOf = (name: string) => presentations.flatMap((one) => words(one[name]) ?? [])[0] ?? null
  const listing: FeedListing = {
    externalId: id,
    ref: null,
    title: shortened(title, 120),
    summary: plainText(words(course.abstract)),
    description: plainText(words(course.description)) ?? plainText(firstOf('description')),
    sessions,
    ...whereOf(presentations),
    ...agesOf(presentations),
    costPence,
    url: webAddress(words(course.url)) ?? webAddress(firstOf('url')) ?? webAddress(firstOf('applyTo')),
    provider,
    kind: 'course',
    ...(costNote ? { costNote } : {}),
    ...(datesNote ? { datesNote } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(status ? { status } : {}),
  }
  return { listing, problems }
}

/** The machine's form of a date stands in an attribute (`dtf`); the text is for people. */
function momentOf(value: unknown): string | null {
  for (const one of asList(value)) {
    const found = asText(asObject(one)?.['@dtf']) ?? asText(asObject(one)?.['#text']) ?? asText(one)
    if (found) return found
  }
  return null
}

/** One price where all runs agree, else the words of each. */
function priceOf(presentations: Json[]): Price {
  const costs = presentations.flatMap((one) => asList(one.cost).flatMap((cost) => plainText(words(cost)) ?? []))
  return priceOfOffers([...new Set(costs)].map((price) => ({ price })))
}

/** `16+`, `16-18`, `any` (XCRI-CAP 1.2 §age); what differs between runs is nobody's number. */
function agesOf(presentations: Json[]): Ages {
  const ages = [...new Set(presentations.flatMap((one) => plainText(words(one.age)) ?? []))]
  return readAges(ages.join('; '))
}

/** Codes of XCRI-CAP 1.2 §attendanceMode. */
const modes: Record<string, Mode> = {
  CM: 'in-person',
  DA: 'online',
  DS: 'online',
  MM: 'both',
  ON: 'online',
  WB: 'in-person',
}

function whereOf(presentations: Json[]): Pick<FeedListing, 'address' | 'postcode' | 'latitude' | 'longitude' | 'mode'> {
  const venue = presentations.flatMap((one) => objectsIn(asObject(one.venue)?.provider))[0]
  const location = firstObject(venue?.location)
  const lines = [
    words(venue?.title),
    ...asList(location?.address).map(words),
    words(location?.street),
    words(location?.town),
  ]
  const where = readWhereabouts([...new Set(lines.flatMap((one) => plainText(one) ?? []))].join(', ') || null)
  const codes = presentations.flatMap((one) => asText(firstObject(one.attendanceMode)?.['@identifier']) ?? [])
  const said = new Set(codes.flatMap((code) => modes[code] ?? []))
  const postcode = words(location?.postcode)
  return {
    address: where.address,
    postcode: postcodeIn(postcode) ?? postcode ?? where.postcode,
    latitude: null,
    longitude: null,
    mode: said.size > 1 ? 'both' : ([...said][0] ?? where.mode),
  }
}
