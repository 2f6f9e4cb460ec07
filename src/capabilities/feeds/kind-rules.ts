import type { FeedKind } from './feed.ts'
import { asObject } from './json-rules.ts'

/** What a source is written in, told by how it begins and what stands in it. */
export function guessKind(body: string): FeedKind {
  const text = body.replace(/^\uFEFF/, '').trimStart()
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'icalendar'
  if (text.startsWith('<')) return /<(\w+:)?catalog[\s>]/.test(text.slice(0, 4000)) ? 'xcri' : 'schema-org'
  return /^[[{]/.test(text) ? kindOfJson(text) : 'table'
}

function kindOfJson(text: string): FeedKind {
  const document = parsed(text)
  const first = asObject(Array.isArray(document) ? document[0] : document)
  if (!first) return 'table'
  if (Array.isArray(first.items) && typeof first.next === 'string') return 'rpde'
  if (Array.isArray(first.contents) || Array.isArray(first.content)) return 'hsds'
  return '@context' in first || '@graph' in first || '@type' in first ? 'schema-org' : 'table'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
