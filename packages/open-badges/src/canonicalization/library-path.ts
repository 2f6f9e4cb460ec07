import jsonld from 'jsonld'
import rdfCanonize from 'rdf-canonize'
import type { ContextSet } from '../contexts/context-names.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import type { CanonicalRefusal, HashName } from './canonical-outcome.ts'

/** Canonical N-Quads as the library gives them, or why there are none. */
type LibraryOutcome = { ok: true; nquads: string } | CanonicalRefusal

/**
 * The general path: full JSON-LD processing, then RDFC-1.0. Terms that no context defines are refused, not dropped:
 * a dropped term would be outside the signature. Work on blank nodes that look alike is bounded.
 */
export async function canonicalizeByLibrary(
  document: JsonObject,
  contexts: ContextSet,
  hashName: HashName = 'sha256',
): Promise<LibraryOutcome> {
  try {
    const dataset = await jsonld.toRDF(document, processingOptions(contexts))
    return { ok: true, nquads: await canonicalizeQuads(dataset, { hashName }) }
  } catch (error) {
    return canonicalRefusalOf(error)
  }
}

/** How JSON-LD is processed wherever something is signed: nothing is fetched, and nothing is dropped. */
export function processingOptions(contexts: ContextSet) {
  return {
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    produceGeneralizedRdf: false,
    documentLoader: async (url: string) => loadedContext(url, contexts),
  }
}

/** The N-Quads of a document, in no order. */
export function datasetOf(document: object, contexts: ContextSet): Promise<string> {
  return jsonld.toRDF(document, { ...processingOptions(contexts), format: 'application/n-quads' })
}

/** Which hash tells blank nodes apart, and where to note the canonical label of each label in the input. */
export type QuadsOptions = { hashName?: HashName; canonicalIds?: Map<string, string> }

/**
 * The most calls of Hash N-Degree Quads for one document. Graphs can be made that take for ever to label (RDF Dataset
 * Canonicalization 1.0 §7.1, dataset poisoning), and each call may be as dear as there were calls before it. Every
 * permutation of blank nodes that look alike makes at least one call, so this bounds those, too. A count does not depend on the
 * machine, as a time limit would. In a badge two or three parts may look alike.
 */
export const MAX_DEEP_ITERATIONS = 500

/** Quads, as a dataset or as N-Quads in any order, in canonical form (RDF Dataset Canonicalization 1.0 §4). */
export function canonicalizeQuads(
  quads: object[] | string,
  { hashName = 'sha256', canonicalIds }: QuadsOptions = {},
): Promise<string> {
  return rdfCanonize.canonize(quads, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    messageDigestAlgorithm: hashName,
    ...(canonicalIds ? { canonicalIdMap: canonicalIds } : {}),
    ...(typeof quads === 'string' ? { inputFormat: 'application/n-quads' as const } : {}),
    maxDeepIterations: MAX_DEEP_ITERATIONS,
  })
}

function loadedContext(url: string, contexts: ContextSet) {
  const document = contexts.get(url)
  if (!document) throw new Error(`unknown context ${url}`)
  return { contextUrl: null, document, documentUrl: url }
}

/** Why the processor, or the canonicalization after it, gave up. */
export function canonicalRefusalOf(error: unknown): CanonicalRefusal {
  const message = error instanceof Error ? error.message : String(error)
  const name = error instanceof Error ? error.name : ''
  if (/deep iterations/i.test(message)) return { ok: false, reason: 'document-too-tangled', detail: message }
  if (name === 'jsonld.ValidationError') return { ok: false, reason: 'term-unknown', detail: termIn(error) ?? message }
  return { ok: false, reason: 'not-json-ld', detail: message.slice(0, 300) }
}

/** The library reports the term that it would have dropped within `details.event.details`. */
function termIn(error: unknown): string | undefined {
  const details = field(field(field(error, 'details'), 'event'), 'details')
  const term = field(details, 'property') ?? field(details, 'type') ?? field(details, 'value') ?? field(details, 'id')
  return typeof term === 'string' ? term : undefined
}

function field(value: unknown, key: string): unknown {
  if (value instanceof Error) return (value as unknown as Record<string, unknown>)[key]
  return isJsonObject(value) ? value[key] : undefined
}
