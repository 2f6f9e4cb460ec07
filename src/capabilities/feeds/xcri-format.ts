import { XMLParser } from 'fast-xml-parser'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import { asList, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { namesIn, plainText, readPrice, readSession, shortened } from './plain-rules.ts'
import { webAddress } from './table-format.ts'

/** Names lose their prefix: publishers choose it freely. Entities of a document type are not followed. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: { enabled: true, maxEntityCount: 0 },
  stopNodes: ['*.div'],
})

/** Courses of a catalogue (XCRI-CAP 1.2, BS 8581). */
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
        const listing = listingOf(course, { id, title, provider: plainText(words(provider?.title)) })
        if (listing) records.push({ is: 'listing', listing })
        else problems.push({ where: id, why: 'bad-date' })
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

const modes: Record<string, FeedListing['mode']> = {
  CM: 'in-person',
  DA: 'online',
  DS: 'online',
  MM: 'both',
  ON: 'online',
  WB: 'in-person',
}

function listingOf(
  course: Json,
  { id, title, provider }: { id: string; title: string; provider: string | null },
): FeedListing | undefined {
  const presentations = objectsIn(course.presentation)
  const sessions: FeedListing['sessions'] = []
  for (const presentation of presentations) {
    const start = momentOf(presentation.start)
    if (!start) continue
    const session = readSession(start, momentOf(presentation.end))
    if (!session) return undefined
    sessions.push(session)
  }
  const venue = presentations.flatMap((one) => objectsIn(asObject(one.venue)?.provider))[0]
  const location = firstObject(venue?.location)
  const cost = presentations.flatMap((one) => words(one.cost) ?? [])[0]
  const age = presentations.flatMap((one) => words(one.age) ?? [])[0]
  const keywords = namesIn(asList(course.subject).map((one) => words(one)))
  const attendance = firstObject(presentations[0]?.attendanceMode)
  return {
    externalId: id,
    ref: null,
    title: shortened(title, 120),
    summary: plainText(words(course.abstract)),
    description: plainText(words(course.description)),
    sessions: sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
    address:
      [words(venue?.title), ...asList(location?.address).map(words), words(location?.town)]
        .flatMap((one) => plainText(one) ?? [])
        .join(', ') || null,
    postcode: words(location?.postcode),
    latitude: null,
    longitude: null,
    mode: modes[asText(attendance?.['@identifier']) ?? ''] ?? null,
    ...agesOf(age),
    costPence: cost ? readPrice(cost) : null,
    url: webAddress(words(course.url)) ?? webAddress(words(presentations[0]?.applyTo)),
    provider,
    kind: 'course',
    ...(keywords.length > 0 ? { keywords } : {}),
  }
}

/** The machine's form of a date stands in an attribute (`dtf`); the text is for people. */
function momentOf(value: unknown): string | null {
  for (const one of asList(value)) {
    const found = asText(asObject(one)?.['@dtf']) ?? asText(one)
    if (found) return found
  }
  return null
}

/** `16+`, `16-18`, `any` (XCRI-CAP 1.2 §age). */
function agesOf(age: string | undefined): Pick<FeedListing, 'ageMin' | 'ageMax'> {
  const [, from, to] = /^(\d{1,3})(?:\s*-\s*(\d{1,3})|\+)?$/.exec(age ?? '') ?? []
  return { ageMin: from ? Number(from) : null, ageMax: to ? Number(to) : null }
}
