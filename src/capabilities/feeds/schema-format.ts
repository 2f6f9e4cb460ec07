import type { OpportunityKind } from '#capabilities/opportunities/opportunity.ts'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord } from './feed.ts'
import { asList, asObject, asText, firstObject, type Json, objectsIn } from './json-rules.ts'
import { linkedDataIn } from './linked-data-rules.ts'
import { agesOfNode, datesOfNode, isSoldOut, type ListingRead, priceOf, whereOfNode } from './node-rules.ts'
import { namesIn, namesInText, plainText, shortened, webAddress } from './plain-rules.ts'
import { joinedById, toldApart } from './same-listing-rules.ts'
import { gravest, readStatus, splitTitle } from './status-rules.ts'

const mostNodes = 5000
const deepest = 12

/** Addresses that a site map (sitemaps.org) names, of pages or of further site maps. */
export function addressesIn(xml: string): { pages: string[]; maps: string[] } {
  const found = [...xml.matchAll(/<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*<\/(?:\w+:)?loc>/gi)]
  const addresses = found.flatMap(([, text = '']) => webAddress(text.replaceAll('&amp;', '&')) ?? [])
  return /<(?:\w+:)?sitemapindex\b/i.test(xml) ? { pages: [], maps: addresses } : { pages: addresses, maps: [] }
}

/** What a page or a document says of events and courses; its own marks count where it holds no JSON-LD about any. */
export function readLinkedPage(body: string, { page, now }: { page: string; now: Date }): FeedContent {
  const { documents, marked, problems } = linkedDataIn(body, page)
  const read = readLinkedData(documents, { page, now })
  if (read.records.length > 0 || marked.length === 0)
    return { records: read.records, problems: [...problems, ...read.problems] }
  const shown = readLinkedData(marked, { page, now })
  return { records: shown.records, problems: [...problems, ...read.problems, ...shown.problems] }
}

/** Events and courses as schema.org describes them, wherever they stand in a document. */
export function readLinkedData(documents: unknown[], { page, now }: { page: string; now: Date }): FeedContent {
  const problems: FeedProblem[] = []
  const found: FeedListing[] = []
  for (const [turn, node] of nodesOf(documents).entries()) {
    const types = asList(node['@type']).map(
      (type) => asText(type)?.replace(/^https?:\/\/schema\.org\/|^schema:/, '') ?? '',
    )
    const kind = types.map(kindOf).find((one) => one !== undefined)
    if (!kind) continue
    const read = listingOfNode(node, { kind, page, now })
    const where = asText(node['@id']) ?? asText(node.url) ?? (page || String(turn + 1))
    problems.push(...read.problems.map((why) => ({ where, why })))
    if (read.listing) found.push(read.listing)
  }
  const listings = joinedById(toldApart(found))
  return { records: listings.map((listing): FeedRecord => ({ is: 'listing', listing })), problems }
}

function kindOf(type: string): OpportunityKind | undefined {
  if (type === 'Course') return 'course'
  if (type === 'JobPosting') return 'job'
  if (type === 'WorkBasedProgram') return 'apprenticeship'
  return /(^|[a-z])(Event|EventSeries|Festival)$/.test(type) ? 'event' : undefined
}

/** Every object of the documents that says what it is; what stands inside an event or a course belongs to it. */
export function nodesOf(documents: unknown[]): Json[] {
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

interface NodeContext {
  kind: OpportunityKind
  page: string
  now: Date
}

/** What stands for the same in a document of schema.org or of OpenActive. */
export function listingOfNode(node: Json, { kind, page, now }: NodeContext): ListingRead {
  const said = plainText(asText(node.name) ?? asText(node.title))?.replace(/\s+/g, ' ')
  if (!said) return { problems: ['no-title'] }
  const { title, status: inTitle } = splitTitle(said)
  const parts = [node, ...objectsIn(node.hasCourseInstance), ...objectsIn(node.subEvent)]
  const when = datesOfNode(node, parts, now)
  if (when.sessions.length === 0 && when.problems.some((why) => why === 'bad-date')) return { problems: when.problems }
  const status = gravest(readStatus(node.eventStatus), inTitle, isSoldOut(node) ? 'full' : undefined)
  const offers = parts.flatMap((one) => objectsIn(one.offers))
  const { costNote, costPence } = priceOf(node, offers)
  const provider = firstObject(node.organizer) ?? firstObject(node.provider) ?? firstObject(node.hiringOrganization)
  const url = addressAt(node.url, page)
  return {
    problems: when.problems,
    listing: {
      ...identityOf(node, { page, title, url }),
      ref: asText(node['@id']) ?? null,
      title: shortened(title, 120),
      summary: plainText(node.disambiguatingDescription),
      description: plainText(node.description),
      sessions: when.sessions,
      ...whereOfNode(parts, status),
      ...agesOfNode(node),
      costPence,
      url: url ?? addressAt(offers[0]?.url, page) ?? webAddress(page),
      provider: plainText(provider?.name) ?? null,
      kind,
      ...learnedIn(node),
      ...(costNote ? { costNote } : {}),
      ...(when.wording && when.sessions.length === 0 ? { datesNote: when.wording } : {}),
      ...(status ? { status } : {}),
    },
  }
}

const addressAt = (value: unknown, page: string): string | null => {
  const text = asText(value)
  if (!text || !URL.canParse(text, page || undefined)) return null
  return webAddress(new URL(text, page || undefined).href === `${text}/` ? text : new URL(text, page || undefined).href)
}

/** By its own id where it has one; an address may stand for several things, and a title may be mended. */
function identityOf(
  node: Json,
  { page, title, url }: { page: string; title: string; url: string | null },
): Pick<FeedListing, 'externalId' | 'isDerivedId'> {
  const id = asText(node['@id'])
  if (id) return { externalId: URL.canParse(id) || !page ? id : new URL(id, page).href }
  const number = asText(node.identifier)
  if (number) return { externalId: number }
  return { externalId: url ?? `${page}#${title}`, isDerivedId: true }
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
