import { z } from 'zod'
import { readWhen } from './date-rules.ts'
import type { FeedContent, FeedProblem, FeedRecord } from './feed.ts'
import { asList, asObject, asText, type Json } from './json-rules.ts'
import { isSoldOut } from './node-rules.ts'
import { listingOfNode } from './schema-format.ts'
import { gravest, readStatus } from './status-rules.ts'

/** A page of a feed (OpenActive Realtime Paged Data Exchange 1.0). Its items are looked at one by one. */
const rpdePage = z.object({ next: z.string(), items: z.array(z.unknown()) })

const rpdeItem = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  kind: z.string(),
  state: z.enum(['updated', 'deleted']),
  data: z.record(z.string(), z.unknown()).nullish(),
})

export type RpdePage = FeedContent & {
  next: string
  /** Nothing came: the end of the feed, for now (RPDE §4.2). */
  isLast: boolean
}

/** Reads one page; undefined for what is none. */
export function readRpdePage(document: unknown, now: Date): RpdePage | undefined {
  const parsed = rpdePage.safeParse(document)
  if (!parsed.success) return undefined
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  for (const [turn, value] of parsed.data.items.entries()) {
    const item = rpdeItem.safeParse(value)
    if (!item.success) {
      problems.push({ where: asText(asObject(value)?.id) ?? String(turn + 1), why: 'unreadable' })
      continue
    }
    const { id, kind, state, data } = item.data
    const externalId = idOf(kind, id)
    if (state === 'deleted' || !data) {
      records.push({ is: 'gone', externalId })
      continue
    }
    const read = recordOf({ id, kind, data, now })
    problems.push(...read.problems.map((why) => ({ where: externalId, why })))
    if (read.record) records.push(read.record)
  }
  return { records, problems, next: parsed.data.next, isLast: parsed.data.items.length === 0 }
}

/** Ids are unique among what is of one kind only. */
const idOf = (kind: string, id: string) => `${kind}/${id}`

interface ItemRead {
  record?: FeedRecord
  problems: FeedProblem['why'][]
}

function recordOf({ id, kind, data, now }: { id: string; kind: string; data: Json; now: Date }): ItemRead {
  const externalId = idOf(kind, id)
  const above = asList(data.superEvent)[0]
  const parent = asObject(above)
  // A session that says of what it is one, by its address alone: its dates belong there.
  if (asText(above) !== undefined && asText(data.startDate))
    return datesOf(data, { externalId, parentId: asText(above) ?? '' })
  if (/Slot|FacilityUse/.test(kind)) return { problems: ['not-a-listing'] }
  // What a session does not say itself holds from the series above it.
  const whole = { ...inherited(parent), ...withoutEmpty(data) }
  const read = listingOfNode(whole, { kind: /Course/.test(kind) ? 'course' : 'event', page: '', now })
  if (!read.listing) return { problems: read.problems }
  const { isDerivedId: _, ...listing } = read.listing
  return { record: { is: 'listing', listing: { ...listing, externalId } }, problems: read.problems }
}

function datesOf(data: Json, { externalId, parentId }: { externalId: string; parentId: string }): ItemRead {
  const read = readWhen(asText(data.startDate) ?? '', asText(data.endDate) ?? null)
  if (read.is !== 'session') return { problems: ['bad-date'] }
  const status = gravest(readStatus(data.eventStatus), isSoldOut(data) ? 'full' : undefined)
  const session = status ? { ...read.session, status } : read.session
  return {
    record: { is: 'dates', externalId, parentId, sessions: [session] },
    problems: read.problem ? [read.problem] : [],
  }
}

function inherited(parent: Json | undefined): Json {
  if (!parent) return {}
  const { '@id': _id, '@type': _type, subEvent: _subEvent, startDate: _start, endDate: _end, ...rest } = parent
  return { ...inherited(asObject(asList(parent.superEvent)[0])), ...withoutEmpty(rest) }
}

function withoutEmpty(node: Json): Json {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== ''))
}
