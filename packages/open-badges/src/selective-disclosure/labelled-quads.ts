import { createHmac } from 'node:crypto'
import jsonld from 'jsonld'
import { canonicalizeQuads, datasetOf, processingOptions } from '../canonicalization/library-path.ts'
import type { ContextSet } from '../contexts/context-names.ts'
import { encodeBase64url } from '../keys/multikey.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import { selectByPointers } from './json-pointers.ts'

/** N-Quads, one a line, in order: those that the issuer made mandatory, and all others. */
export type GroupedQuads = { mandatory: string[]; others: string[] }

/** The N-Quads of a disclosed document under the labels that its proof gives (Data Integrity ECDSA Cryptosuites 1.0 §3.5.8). */
export async function quadsUnderLabels(
  document: JsonObject,
  labels: ReadonlyMap<string, string>,
  contexts: ContextSet,
): Promise<string[]> {
  const canonical = await canonicalizeQuads(await datasetOf(document, contexts))
  return relabelled(linesOf(canonical), (label) => labels.get(label)).sort()
}

type BaseInput = {
  document: JsonObject
  hmacKey: Uint8Array
  mandatoryPointers: readonly string[]
  contexts: ContextSet
}

/**
 * The N-Quads of a whole document under labels by HMAC, and which of them the pointers select (§3.4.4, §3.4.12). Parts
 * without an id get one for as long as that takes, so that they are known again in what was selected. `undefined` where a
 * pointer leads nowhere.
 */
export async function quadsByPointers(input: BaseInput): Promise<GroupedQuads | undefined> {
  const { document, hmacKey, mandatoryPointers, contexts } = input
  const options = processingOptions(contexts)
  const named = withNames(await jsonld.expand(document, options), { count: 0 })
  const compact = await jsonld.compact(named, document['@context'], options)
  const whole = withoutNames(await datasetOf(named, contexts))
  const canonicalIds = new Map<string, string>()
  const canonical = await canonicalizeQuads(whole, { canonicalIds })
  const labelOf = (label: string) => `u${encodeBase64url(createHmac('sha256', hmacKey).update(label).digest())}`
  const lines = relabelled(linesOf(canonical), labelOf).sort()
  const selected = mandatoryPointers.length > 0 ? selectByPointers(compact, mandatoryPointers) : {}
  if (!selected) return undefined
  const chosen = new Set<string>()
  if (mandatoryPointers.length > 0) {
    const quads = withoutNames(await datasetOf(selected, contexts))
    // The library canonicalises what it is given: labels of its input are found again by the map of the whole.
    for (const line of linesOf(quads)) {
      const [relabelledLine = ''] = relabelled([line], (label) => {
        const id = canonicalIds.get(label) ?? canonicalIds.get(`_:${label}`)
        return id === undefined ? undefined : labelOf(id.replace(/^_:/, ''))
      })
      chosen.add(relabelledLine)
    }
  }
  return { mandatory: lines.filter((line) => chosen.has(line)), others: lines.filter((line) => !chosen.has(line)) }
}

const NAME = 'urn:bnid:'

/** Gives every part without an id a name, in the expanded form (§3.4.8). */
function withNames(value: unknown, labels: { count: number }): object {
  if (Array.isArray(value)) return value.map((one) => (isContainer(one) ? withNames(one, labels) : one))
  const node: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value as object))
    node[key] = isContainer(inner) ? withNames(inner, labels) : inner
  if ('@value' in node || '@list' in node) return node
  node['@id'] ??= `${NAME}b${labels.count++}`
  return node
}

function isContainer(value: unknown): boolean {
  return Array.isArray(value) || (isJsonObject(value) && !('@value' in value))
}

/** N-Quads with those names taken away again. */
function withoutNames(nquads: string): string {
  return nquads.replace(/<urn:bnid:(\w+)>/g, '_:$1')
}

function linesOf(nquads: string): string[] {
  return nquads.split('\n').flatMap((line) => (line === '' ? [] : [`${line}\n`]))
}

/** Blank nodes stand at the beginning of a line or after a space; in the text of a literal that is no label. */
const BLANK_NODE = /^_:(\S+)|(?<=^(?:<[^>]*>|_:\S+) <[^>]*> )_:(\S+)/g

function relabelled(lines: readonly string[], labelOf: (label: string) => string | undefined): string[] {
  return lines.map((line) =>
    line.replace(BLANK_NODE, (_, subject?: string, object?: string) => `_:${labelOf(subject ?? object ?? '') ?? ''}`),
  )
}
