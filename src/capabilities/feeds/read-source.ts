import { Readable } from 'node:stream'
import robotsParser from 'robots-parser'
import { Fault } from '#infrastructure/fault.ts'
import { rowsOf } from '#infrastructure/files/read-table.ts'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'
import type { Feed, FeedContent } from './feed.ts'
import { readHsdsPage } from './hsds-format.ts'
import { readCalendar } from './icalendar-format.ts'
import { asObject, asText } from './json-rules.ts'
import { readRpdePage } from './rpde-format.ts'
import { addressesIn, linkedDataIn, readLinkedData } from './schema-format.ts'
import { guessMapping, readTableListings, type TableRecord } from './table-format.ts'
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
      return readCalendar(body.toString('utf8'), now)
    case 'xcri':
      return readCatalogue(body.toString('utf8'))
    case 'schema-org':
      return readLinkedData(documentsIn(body.toString('utf8')), '')
    case 'rpde': {
      const read = readRpdePage(parsedJson(body, fileItself))
      if (read) return { records: read.records, problems: read.problems }
      throw new Fault('source-unreadable', `${fileItself} is no page of an RPDE feed (items and next).`)
    }
    case 'hsds': {
      const read = readHsdsPage(parsedJson(body, fileItself))
      if (read) return { records: read.records, problems: read.problems }
      throw new Fault('source-unreadable', `${fileItself} holds no services of Open Referral (HSDS 3).`)
    }
    case 'table':
      return readTable(body, mapping)
  }
}

async function readTable(body: Buffer, kept: Record<string, string>): Promise<FeedContent> {
  const records = await readRecords(body)
  const isMapped = Object.keys(kept).length > 0
  return readTableListings(records, isMapped ? kept : guessMapping(Object.keys(records[0]?.cells ?? {})))
}

async function fetched(address: string, { fetchDocument }: SourcePowers, accept = '*/*'): Promise<Buffer> {
  const outcome = await fetchDocument(address, { ...bounds, accept })
  if (outcome.ok) return outcome.body
  throw new Fault('source-unreadable', `${address}: ${outcome.reason}`)
}

const mostRecords = 50_000

/** The records of a CSV with a heading, or of a JSON array of flat objects. */
export async function readRecords(body: Buffer): Promise<TableRecord[]> {
  const text = body
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.startsWith('[') || text.startsWith('{')) return jsonRecords(text)
  const records: TableRecord[] = []
  let headings: string[] | undefined
  for await (const { line, cells } of rowsOf(Readable.from([body]), 'table')) {
    if (!headings) {
      headings = cells
      continue
    }
    records.push({ line, cells: Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])) })
    if (records.length >= mostRecords) break
  }
  return records
}

function jsonRecords(text: string): TableRecord[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw new Fault('source-unreadable', 'This begins like JSON and is none.', { cause })
  }
  const lists = Array.isArray(document) ? [document] : Object.values(asObject(document) ?? {}).filter(Array.isArray)
  return (lists[0] ?? []).slice(0, mostRecords).flatMap((value, turn) => {
    const record = asObject(value)
    if (!record) return []
    const cells = Object.entries(record).map(([name, cell]) => [
      name,
      Array.isArray(cell) ? cell.join(', ') : (asText(cell) ?? ''),
    ])
    return [{ line: turn + 1, cells: Object.fromEntries(cells) as Record<string, string> }]
  })
}

function parsedJson(body: Buffer, address: string): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw new Fault('source-unreadable', `${address} is not JSON.`, { cause })
  }
}

/** From where the last reading ended; the feed says itself where it goes on (RPDE §4). */
async function* readRpde(first: string, { cursors }: Source, powers: SourcePowers): AsyncGenerator<SourcePart> {
  let address = cursors[first] ?? first
  for (let page = 0; page < mostRpdePages; page++) {
    const read = readRpdePage(parsedJson(await fetched(address, powers, 'application/json'), address))
    if (!read) throw new Fault('source-unreadable', `${address} is no page of an RPDE feed (items and next).`)
    const next = new URL(read.next, address)
    // Somebody else's feed is somebody else's: it would be read under a name that did not publish it.
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
    const read = readHsdsPage(parsedJson(await fetched(url.href, powers, 'application/json'), url.href))
    if (!read) throw new Fault('source-unreadable', `${url.href} holds no services of Open Referral (HSDS 3).`)
    yield read
    if (page >= read.pages) return
    await powers.pause(betweenPagesMs)
  }
}

/** A page, or all pages that a site map names, as far as the site's robots.txt allows. */
async function* readSite(address: string, powers: SourcePowers): AsyncGenerator<SourcePart> {
  const body = (await fetched(address, powers)).toString('utf8')
  const { pages, maps } = addressesIn(body)
  if (pages.length + maps.length === 0) {
    yield readLinkedData(documentsIn(body), address)
    return
  }
  const origin = new URL(address).origin
  const robots = await robotsOf(origin, powers)
  const waiting = pages
  for (const map of maps) waiting.push(...addressesIn((await fetched(map, powers)).toString('utf8')).pages)
  const allowed = waiting.filter((page) => new URL(page).origin === origin && robots.isAllowed(page, agent) !== false)
  const delayMs = Math.max(1000, Math.min(longestCrawlDelayS, robots.getCrawlDelay(agent) ?? 0) * 1000)
  for (const page of allowed.slice(0, mostWebPages)) {
    const outcome = await powers.fetchDocument(page, { ...bounds, accept: 'text/html, application/ld+json' })
    if (outcome.ok) yield readLinkedData(documentsIn(outcome.body.toString('utf8')), page)
    else yield { records: [], problems: [{ where: page, why: 'address-failed' }] }
    await powers.pause(delayMs)
  }
}

function documentsIn(body: string): unknown[] {
  if (!/^\s*[[{]/.test(body)) return linkedDataIn(body)
  try {
    return [JSON.parse(body)]
  } catch {
    return []
  }
}

async function robotsOf(origin: string, { fetchDocument }: SourcePowers) {
  const address = `${origin}/robots.txt`
  const outcome = await fetchDocument(address, { ...bounds, accept: 'text/plain' })
  return robotsParser(address, outcome.ok ? outcome.body.toString('utf8') : '')
}
