import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'
import type { ContextSet } from './context-names.ts'
import { troubleInInlineContext } from './inline-contexts.ts'

/** Why a document's terms cannot be relied on, with the context or field it is about. */
export type ContextRefusal = {
  reason: 'context-missing' | 'context-unknown' | 'context-inline' | 'field-is-not-a-plain-term'
  detail: string
}

/** Documents that carry other signed documents. */
const FOLDERS = new Set<unknown>(['ClrCredential', 'VerifiablePresentation'])

const VALUE_OBJECT_KEYS = new Set(['@value', '@language', '@direction'])

/**
 * Whether each field of a document means what its plain name says, or why not.
 *
 * A signature covers the RDF of a document, not its JSON. With an inline context, or a field written as a full
 * address, `credentialStatus` could be renamed without breaking the signature, and a revoked badge would look
 * current. So contexts must be known ones (Data Integrity 1.0 §2.4.1) or inline ones that only add words, and every
 * field a plain term.
 */
export function refusalOfContexts(document: JsonObject, contexts: ContextSet): ContextRefusal | undefined {
  const named = asArray(document['@context'])
  if (named.length === 0) return { reason: 'context-missing', detail: '@context' }
  for (const context of named) {
    if (typeof context === 'string' && !contexts.has(context)) return { reason: 'context-unknown', detail: context }
    if (typeof context === 'string') continue
    const trouble = isJsonObject(context) ? troubleInInlineContext(context) : JSON.stringify(context)
    if (trouble !== undefined) return { reason: 'context-inline', detail: trouble.slice(0, 200) }
  }
  const field = unplainFieldOf(document, named)
  return field === undefined ? undefined : { reason: 'field-is-not-a-plain-term', detail: field }
}

/** The first field that is found to be no plain term. */
function unplainFieldOf(document: JsonObject, rootContexts: unknown[]): string | undefined {
  const isFolder = asArray(document.type).some((type) => FOLDERS.has(type))
  const pending: JsonObject[] = [document]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const key in next) {
      // Credentials within it have contexts of their own, and are checked one by one.
      if (isFolder && key === 'verifiableCredential') continue
      const value = next[key]
      if (key === '@context' && (next === document || isSameContext(value, rootContexts))) continue
      if (!isPlainTerm(key)) return key
      if (typeof value === 'object' && value !== null) gatherObjects(value, pending)
    }
  }
  return undefined
}

function gatherObjects(value: JsonObject | JsonValue[], into: JsonObject[]): void {
  if (!Array.isArray(value)) into.push(value)
  else for (const item of value) if (typeof item === 'object' && item !== null) gatherObjects(item, into)
}

function isPlainTerm(key: string): boolean {
  if (key.charCodeAt(0) === 0x40) return VALUE_OBJECT_KEYS.has(key)
  // Copying `__proto__` sets a prototype instead of a field, so it would be outside the signature.
  return !key.includes(':') && key !== '__proto__'
}

/** Embedded endorsements and proofs may repeat the contexts of the credential that carries them. */
function isSameContext(value: unknown, rootContexts: unknown[]): boolean {
  return JSON.stringify(asArray(value)) === JSON.stringify(rootContexts)
}
