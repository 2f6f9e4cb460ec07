import robotsParser from 'robots-parser'
import { Fault } from '#infrastructure/fault.ts'
import { decodeText } from '#infrastructure/files/decode-text.ts'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'
import type { Feed, FeedContent } from './feed.ts'
import { guessMapping } from './heading-rules.ts'
import { readHsdsPage } from './hsds-format.ts'
import { readCalendar } from './icalendar-format.ts'
import { readRecords } from './read-records.ts'
import { readRpdePage } from './rpde-format.ts'
import { addressesIn, readLinkedPage } from './schema-format.ts'
import { readTableListings } from './table-format.ts'
import { readCatalogue } from './xcri-format.ts'

/** A part of a source, and where to go on after it. */
export type SourcePart = FeedContent & { cursors?: Record<string, string> }

export interface SourcePowers {
  fetchDocument: FetchDocument
  /** Waits so long, in milliseconds: a source is never asked faster than it can bear. */
  pause: (ms: number) => Promise<void>
  now: Date
}

type Source = Pick<Feed, 'kind' | 'addresses' | 'mapping' | 'cursors'> & { file: Buffer | null }

const bounds = { mostBytes: 20_000_000, timeoutMs: 30_000 }
const betweenPagesMs = 250
const mostRpdePages = 20_000
const mostHsdsPages = 2000
const mostWebPages = 500
const longestCrawlDelayS = 10
const agent = 'Waymark'

/**
 * Everything that a source says, part by part. What one page of many cannot tell is a problem of that page.
 *
 * @throws Fault `source-unreadable`, in words for the person who set the source up
 */
export async function* readSource(source: Source, powers: SourcePowers): AsyncGenerator<SourcePart> {
  if (source.file) {
    yield await readBody(source.file, source, powers)
    return
  }
  if (source.kind === 'rpde') {
    for (const address of source.addresses) yield* readRpde(address, source, powers)
    return
  }
  if (source.kind === 'hsds') {
    for (const address of source.addresses) yield* readHsds(address, powers)
    return
  }
  if (source.kind === 'schema-org') {
    for (const address of source.addresses) yield* readSite(address, powers)
    return
  }
  const bodies = await Promise.all(source.addresses.map((one) => fetched(one, powers)))
  for (const body of bodies) yield await readBody(body, source, powers)
}

const fileItself = 'This file'

/** All that one document says; one page, where it is a page of many. */
async function readBody(body: Buffer, { kind, mapping }: Source, { now }: SourcePowers): Promise<FeedContent> {
  switch (kind) {
    case 'icalendar':
      return readCalendar(textIn(body), now)
    case 'xcri':
      return readCatalogue(textIn(body))
    case 'schema-org':
      return readLinkedPage(textIn(body), { page: '', now })
    case 'rpde': {
      const read = readRpdePage(parsedJson(body, fileItself), now)
      if (read) return { records: read.records, problems: read.problems }
      throw new Fault('source-unreadable', `${fileItself} is no page of an RPDE feed (items and next).`)
    }
    case 'hsds': {
      const read = readHsdsPage(parsedJson(body, fileItself), now)
      if (read) return { records: read.records, problems: read.problems }
      throw new Fault('source-unreadable', `${fileItself} holds no services of Open Referral (HSDS 3).`)
    }
    case 'table':
      return readTable(body, mapping)
  }
}

const textIn = (body: Buffer): string => decodeText(body).text

async function readTable(body: Buffer, kept: Record<string, string>): Promise<FeedContent> {
  const { records, headings, line, problems } = await readRecords(body, Object.values(kept))
  const isMapped = Object.keys(kept).length > 0
  const mapping = isMapped ? kept : guessMapping(headings)
  // A table about something else: one problem, and not one for each of its lines.
  if (!mapping.title && headings.length > 0)
    return { records: [], problems: [...problems, { where: String(line), why: 'no-title-column' }] }
  const read = readTableListings(records, mapping)
  return { records: read.records, problems: [...problems, ...read.problems] }
}

async function fetched(address: string, { fetchDocument }: SourcePowers, accept = '*/*'): Promise<Buffer> {
  const outcome = await fetchDocument(address, { ...bounds, accept })
  if (outcome.ok) return outcome.body
  throw new Fault('source-unreadable', `${address}: ${outcome.reason}`)
}

function parsedJson(body: Buffer, address: string): unknown {
  try {
    return JSON.parse(textIn(body))
  } catch (cause) {
    throw new Fault('source-unreadable', `${address} is not JSON.`, { cause })
  }
}

/** From where the last reading ended; the feed says itself where it goes on (RPDE §4). */
async function* readRpde(first: string, { cursors }: Source, powers: SourcePowers): AsyncGenerator<SourcePart> {
  let address = cursors[first] ?? first
  for (let page = 0; page < mostRpdePages; page++) {
    const read = readRpdePage(parsedJson(await fetched(address, powers, 'application/json'), address), powers.now)
    if (!read) throw new Fault('source-unreadable', `${address} is no page of an RPDE feed (items and next).`)
    const next = new URL(read.next, address)
    // A next page on another origin was not published by this feed's provider and is refused.
    if (next.origin !== new URL(first).origin)
      throw new Fault('source-unreadable', `${address} goes on at another site, ${next.origin}.`)
    yield { records: read.records, problems: read.problems, cursors: { [first]: next.href } }
    if (read.isLast) return
    address = next.href
    await powers.pause(betweenPagesMs)
  }
}

async function* readHsds(address: string, powers: SourcePowers): AsyncGenerator<SourcePart> {
  for (let page = 1; page <= mostHsdsPages; page++) {
    const url = new URL(address)
    if (page > 1) url.searchParams.set('page', String(page))
    const read = readHsdsPage(parsedJson(await fetched(url.href, powers, 'application/json'), url.href), powers.now)
    if (!read) throw new Fault('source-unreadable', `${url.href} holds no services of Open Referral (HSDS 3).`)
    yield read
    if (page >= read.pages) return
    await powers.pause(betweenPagesMs)
  }
}

/** A page, or all pages that a site map names, as far as the site's robots.txt allows. */
async function* readSite(address: string, powers: SourcePowers): AsyncGenerator<SourcePart> {
  const body = textIn(await fetched(address, powers))
  const { pages, maps } = addressesIn(body)
  if (pages.length + maps.length === 0) {
    yield readLinkedPage(body, { page: address, now: powers.now })
    return
  }
  const origin = new URL(address).origin
  const robots = await robotsOf(origin, powers)
  const waiting = pages
  for (const map of maps) waiting.push(...addressesIn(textIn(await fetched(map, powers))).pages)
  const allowed = waiting.filter((page) => new URL(page).origin === origin && robots.isAllowed(page, agent) !== false)
  const delayMs = Math.max(1000, Math.min(longestCrawlDelayS, robots.getCrawlDelay(agent) ?? 0) * 1000)
  for (const page of allowed.slice(0, mostWebPages)) {
    const outcome = await powers.fetchDocument(page, { ...bounds, accept: 'text/html, application/ld+json' })
    if (outcome.ok) yield readLinkedPage(textIn(outcome.body), { page, now: powers.now })
    else yield { records: [], problems: [{ where: page, why: 'address-failed' }] }
    await powers.pause(delayMs)
  }
}

async function robotsOf(origin: string, { fetchDocument }: SourcePowers) {
  const address = `${origin}/robots.txt`
  const outcome = await fetchDocument(address, { ...bounds, accept: 'text/plain' })
  return robotsParser(address, outcome.ok ? textIn(outcome.body) : '')
}
