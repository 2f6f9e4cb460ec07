import type { Mode, OpportunityKind } from '#capabilities/opportunities/opportunity.ts'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import { asList, asNumber, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { namesIn, namesInText, plainText, readSession, shortened } from './plain-rules.ts'
import { webAddress } from './table-format.ts'

const mostNodes = 5000
const deepest = 12

/** The JSON-LD that stands in a page. */
export function linkedDataIn(html: string): unknown[] {
  const blocks = html.matchAll(/<script\b[^>]*type\s*=\s*["']?application\/ld\+json["']?[^>]*>([\s\S]*?)<\/script>/gi)
  return [...blocks].flatMap(([, text = '']) => {
    try {
      return [JSON.parse(text.trim().replace(/^<!--|-->$/g, '')) as unknown]
    } catch {
      return []
    }
  })
}

/** Addresses that a site map (sitemaps.org) names, of pages or of further site maps. */
export function addressesIn(xml: string): { pages: string[]; maps: string[] } {
  const found = [...xml.matchAll(/<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*<\/(?:\w+:)?loc>/gi)]
  const addresses = found.flatMap(([, text = '']) => webAddress(text.replaceAll('&amp;', '&')) ?? [])
  return /<(?:\w+:)?sitemapindex\b/i.test(xml) ? { pages: [], maps: addresses } : { pages: addresses, maps: [] }
}

/** Events and courses as schema.org describes them, wherever they stand in a document. */
export function readLinkedData(documents: unknown[], page: string): FeedContent {
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  for (const node of nodesOf(documents)) {
    const types = asList(node['@type']).map(
      (type) => asText(type)?.replace(/^https?:\/\/schema\.org\/|^schema:/, '') ?? '',
    )
    const kind = types.map(kindOf).find((one) => one !== undefined)
    if (!kind) continue
    const listing = listingOfNode(node, { kind, page })
    if (listing === 'no-title' || listing === 'bad-date')
      problems.push({ where: asText(node['@id']) ?? page, why: listing })
    else if (/Cancelled/.test(asText(node.eventStatus) ?? ''))
      records.push({ is: 'gone', externalId: listing.externalId })
    else records.push({ is: 'listing', listing })
  }
  return { records, problems }
}

function kindOf(type: string): OpportunityKind | undefined {
  if (type === 'Course') return 'course'
  if (type === 'JobPosting') return 'job'
  if (type === 'WorkBasedProgram') return 'apprenticeship'
  return /(^|[a-z])(Event|EventSeries|Festival)$/.test(type) ? 'event' : undefined
}

/** Every object of the documents that says what it is; what stands inside an event or a course belongs to it. */
function nodesOf(documents: unknown[]): Json[] {
  const found: Json[] = []
  const waiting: { value: unknown; depth: number }[] = documents.map((value) => ({ value, depth: 0 }))
  for (let seen = 0; waiting.length > 0 && seen < mostNodes; seen++) {
    const { value, depth } = waiting.shift() ?? { value: undefined, depth: 0 }
    if (depth > deepest) continue
    if (Array.isArray(value)) {
      waiting.push(...value.map((one) => ({ value: one as unknown, depth: depth + 1 })))
      continue
    }
    const node = asObject(value)
    if (!node) continue
    found.push(node)
    if (asList(node['@type']).some((type) => kindOf(asText(type)?.replace(/^.*[/:]/, '') ?? ''))) continue
    waiting.push(...Object.values(node).map((one) => ({ value: one, depth: depth + 1 })))
  }
  return found
}

/** What stands for the same in a document of schema.org or of OpenActive. */
export function listingOfNode(
  node: Json,
  { kind, page }: { kind: OpportunityKind; page: string },
): FeedListing | 'no-title' | 'bad-date' {
  const title = plainText(asText(node.name) ?? asText(node.title))
  if (!title) return 'no-title'
  const dated = [node, ...objectsIn(node.hasCourseInstance), ...objectsIn(node.subEvent)]
  const sessions: FeedListing['sessions'] = []
  for (const one of dated) {
    const start = asText(one.startDate)
    if (!start) continue
    const session = readSession(start, asText(one.endDate) ?? null)
    if (!session) return 'bad-date'
    if (!sessions.some(({ startsAt }) => startsAt === session.startsAt)) sessions.push(session)
  }
  // A series names its first and last day beside its own dates: the dates are what one can go to.
  const own = sessions.length > 1 && asText(node.startDate) ? sessions.slice(1) : sessions
  const where = dated.flatMap((one) => placeOf(one.location) ?? [])[0]
  const offers = dated.flatMap((one) => objectsIn(one.offers))
  const prices = offers.flatMap((offer) => asNumber(offer.price) ?? [])
  const provider = firstObject(node.organizer) ?? firstObject(node.provider) ?? firstObject(node.hiringOrganization)
  return {
    externalId: asText(node['@id']) ?? asText(node.identifier) ?? asText(node.url) ?? `${page}#${title}`,
    ref: asText(node['@id']) ?? null,
    title: shortened(title, 120),
    summary: plainText(node.disambiguatingDescription),
    description: plainText(node.description),
    sessions: own.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
    ...(where ?? { address: null, postcode: null, latitude: null, longitude: null }),
    mode: modeOf(dated),
    ...agesOf(node),
    costPence: node.isAccessibleForFree === true ? 0 : prices.length > 0 ? Math.round(Math.min(...prices) * 100) : null,
    url: webAddress(node.url) ?? webAddress(offers[0]?.url) ?? webAddress(page),
    provider: plainText(provider?.name) ?? null,
    kind,
    ...learnedIn(node),
  }
}

/** `teaches` of a course, `skills` of a job; keywords and what an event is about may be skills as well. */
function learnedIn(node: Json): Pick<FeedListing, 'skills' | 'keywords'> {
  const names = (value: unknown) => asList(value).map((one) => asObject(one)?.name ?? one)
  const courses = objectsIn(node.hasCourse)
  const taught = [node, ...courses].flatMap((one) => [...names(one.teaches), ...names(one.skills)])
  const skills = namesIn(taught)
  const marked = names(node.keywords).flatMap((one) => namesInText(asText(one) ?? null))
  const keywords = namesIn([...marked, ...names(node.about)])
  return { ...(skills.length > 0 ? { skills } : {}), ...(keywords.length > 0 ? { keywords } : {}) }
}

function placeOf(location: unknown): Pick<FeedListing, 'address' | 'postcode' | 'latitude' | 'longitude'> | undefined {
  const place = asList(location)
    .map(asObject)
    .find((one) => one && asText(one['@type']) !== 'VirtualLocation')
  if (!place) {
    const words = plainText(asText(location))
    return words ? { address: words, postcode: null, latitude: null, longitude: null } : undefined
  }
  const address = asObject(place.address)
  const geo = asObject(place.geo)
  const lines = [place.name, address?.streetAddress ?? place.address, address?.addressLocality]
  return {
    address: [...new Set(lines.flatMap((one) => plainText(asText(one)) ?? []))].join(', ') || null,
    postcode: asText(address?.postalCode) ?? null,
    latitude: asNumber(geo?.latitude) ?? null,
    longitude: asNumber(geo?.longitude) ?? null,
  }
}

function modeOf(dated: Json[]): Mode | null {
  const said = dated
    .map((one) => `${asText(one.eventAttendanceMode) ?? ''} ${asList(one.courseMode).join(' ')}`)
    .join(' ')
  if (/Mixed|blended/i.test(said)) return 'both'
  if (/OnlineEvent|online/i.test(said)) return 'online'
  if (/Offline|onsite/i.test(said)) return 'in-person'
  return dated.some((one) =>
    asList(one.location).some((place) => asText(asObject(place)?.['@type']) === 'VirtualLocation'),
  )
    ? 'online'
    : null
}

/** `typicalAgeRange` of schema.org (`7-9`, `18-`), or a QuantitativeValue of OpenActive. */
function agesOf(node: Json): Pick<FeedListing, 'ageMin' | 'ageMax'> {
  const range = asObject(node.ageRange)
  const audience = firstObject(node.audience)
  const [, from, to] = /^(\d{1,3})?\s*-\s*(\d{1,3})?$/.exec(asText(node.typicalAgeRange) ?? '') ?? []
  return {
    ageMin: asNumber(range?.minValue) ?? asNumber(audience?.suggestedMinAge) ?? asNumber(from) ?? null,
    ageMax: asNumber(range?.maxValue) ?? asNumber(audience?.suggestedMaxAge) ?? asNumber(to) ?? null,
  }
}
