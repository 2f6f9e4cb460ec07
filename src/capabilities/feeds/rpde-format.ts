import { z } from 'zod'
import type { FeedContent, FeedProblem, FeedRecord } from './feed.ts'
import { asList, asObject, asText, type Json } from './json-rules.ts'
import { readSession } from './plain-rules.ts'
import { listingOfNode } from './schema-format.ts'

/** A page of a feed (OpenActive Realtime Paged Data Exchange 1.0). */
const rpdePage = z.object({
  next: z.string(),
  items: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).transform(String),
      kind: z.string(),
      state: z.enum(['updated', 'deleted']),
      data: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
})

export type RpdePage = FeedContent & {
  next: string
  /** Nothing came: the end of the feed, for now (RPDE §4.2). */
  isLast: boolean
}

/** Reads one page; undefined for what is none. */
export function readRpdePage(document: unknown): RpdePage | undefined {
  const parsed = rpdePage.safeParse(document)
  if (!parsed.success) return undefined
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  for (const { id, kind, state, data } of parsed.data.items) {
    const externalId = idOf(kind, id)
    const record = state === 'deleted' || !data ? { is: 'gone' as const, externalId } : recordOf({ id, kind, data })
    if (typeof record === 'string') problems.push({ where: externalId, why: record })
    else records.push(record)
  }
  return { records, problems, next: parsed.data.next, isLast: parsed.data.items.length === 0 }
}

/** Ids are unique among what is of one kind only. */
const idOf = (kind: string, id: string) => `${kind}/${id}`

function recordOf({ id, kind, data }: { id: string; kind: string; data: Json }): FeedRecord | FeedProblem['why'] {
  const externalId = idOf(kind, id)
  const above = asList(data.superEvent)[0]
  const parent = asObject(above)
  // A session that says of what it is one, by its address alone: its dates belong there.
  if (asText(above) !== undefined && asText(data.startDate)) {
    const session = readSession(asText(data.startDate) ?? '', asText(data.endDate) ?? null)
    return session ? { is: 'dates', externalId, parentId: asText(above) ?? '', sessions: [session] } : 'bad-date'
  }
  if (/Slot|FacilityUse/.test(kind)) return 'not-a-listing'
  // What a session does not say itself holds from the series above it.
  const whole = { ...inherited(parent), ...withoutEmpty(data) }
  const listing = listingOfNode(whole, { kind: /Course/.test(kind) ? 'course' : 'event', page: '' })
  if (typeof listing === 'string') return listing
  return { is: 'listing', listing: { ...listing, externalId, url: listing.url } }
}

function inherited(parent: Json | undefined): Json {
  if (!parent) return {}
  const { '@id': _id, '@type': _type, subEvent: _subEvent, startDate: _start, endDate: _end, ...rest } = parent
  return { ...inherited(asObject(asList(parent.superEvent)[0])), ...withoutEmpty(rest) }
}

function withoutEmpty(node: Json): Json {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== ''))
}
