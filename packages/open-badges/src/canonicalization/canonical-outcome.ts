import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import type { Piece } from './kept-lines.ts'

/** Why a document has no canonical form, with the term or message it is about. */
export type CanonicalRefusal = {
  ok: false
  reason: 'term-unknown' | 'document-too-tangled' | 'not-json-ld' | 'value-not-exact' | 'outside-compiled-shapes'
  detail: string
}

/** Canonical N-Quads (RDF Dataset Canonicalization 1.0) in pieces that follow one another, or why there are none. */
export type CanonicalOutcome = { ok: true; texts: readonly Piece[] } | CanonicalRefusal

/**
 * The hash that tells blank nodes apart, and then stands for the document: SHA-384 for keys on P-384, SHA-256 for all others
 * (Data Integrity ECDSA Cryptosuites 1.0 §3.2.3).
 */
export type HashName = 'sha256' | 'sha384'

/**
 * Turns a JSON-LD document into canonical N-Quads. Every path gives the same bytes for the same document. What was worked
 * out for others before needs no wait.
 */
export type Canonicalizer = (
  document: JsonObject,
  contexts: ContextSet,
  hashName?: HashName,
) => CanonicalOutcome | Promise<CanonicalOutcome>
