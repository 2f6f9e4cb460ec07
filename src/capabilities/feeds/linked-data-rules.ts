import { jsonrepair } from 'jsonrepair'
import { toJson } from 'microdata-node'
import type { FeedProblem } from './feed.ts'
import { asList, asObject, type Json } from './json-rules.ts'

export interface LinkedDataFound {
  /** JSON-LD. */
  documents: unknown[]
  /** Microdata (HTML §5), in the form that JSON-LD has. */
  marked: unknown[]
  problems: FeedProblem[]
}

/** What a page or a document says to machines. */
export function linkedDataIn(body: string, where: string): LinkedDataFound {
  if (/^\s*[[{]/.test(body)) return { ...documentOf(body, where || '1'), marked: [] }
  const blocks = [
    ...body.matchAll(/<script\b[^<>]*type\s*=\s*["']?application\/ld\+json["']?[^<>]*>([\s\S]*?)<\/script\s*>/gi),
  ].map(([, text = '']) => text)
  const read = blocks.map((text, turn) => documentOf(text, `${where || 'JSON-LD'} (${turn + 1})`))
  return {
    documents: read.flatMap(({ documents }) => documents),
    marked: microdataIn(body, where),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** Comments of HTML and of scripts around JSON, as content managers write them. */
const opening = /^(?:<!--|<!\[CDATA\[|\/\/|\/\*|\*\/)\s*/
const closing = /(?:-->|\]\]>|\/\/|\/\*|\*\/|;)$/

function unwrapped(text: string): string {
  let bare = text.trim()
  while (opening.test(bare)) bare = bare.replace(opening, '')
  while (closing.test(bare)) bare = bare.replace(closing, '').trimEnd()
  return bare
}

/** A part that is no JSON is mended where it can be, and always said: what it means is then a guess of a library. */
function documentOf(text: string, where: string): Omit<LinkedDataFound, 'marked'> {
  const bare = unwrapped(text)
  if (bare === '') return { documents: [], problems: [] }
  try {
    return { documents: [JSON.parse(bare)], problems: [] }
  } catch {
    const mended = mendedDocument(bare)
    if (mended === undefined) return { documents: [], problems: [{ where, why: 'unreadable' }] }
    return { documents: [mended], problems: [{ where, why: 'mended' }] }
  }
}

/** Mended is what is whole: a text that was cut off has lost what nobody knows. */
function mendedDocument(text: string): unknown {
  if (!/^(?:\[[\s\S]*\]|\{[\s\S]*\})$/.test(text)) return undefined
  try {
    return JSON.parse(jsonrepair(text))
  } catch {
    return undefined
  }
}

/** Things that a page marks up in its own text, in the form that JSON-LD has. */
function microdataIn(html: string, base: string): unknown[] {
  if (!/\bitemscope\b/i.test(html)) return []
  try {
    const { items } = toJson(html, { base: base || undefined, strict: true })
    return items.map((item) => nodeOf(item))
  } catch {
    return []
  }
}

function nodeOf(value: unknown): unknown {
  const item = asObject(value)
  if (!item) return value
  const properties = Object.entries(asObject(item.properties) ?? {}).map(([name, values]) => {
    const found = asList(values).map(nodeOf)
    return [name.replace(/^https?:\/\/schema\.org\//, ''), found.length === 1 ? found[0] : found]
  })
  const node: Json = { ...Object.fromEntries(properties), '@type': item.type }
  if (item.id) node['@id'] = item.id
  return node
}
