import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import type { Canonicalizer, CanonicalOutcome, HashName } from './canonical-outcome.ts'
import { canonicalizeAtOnce, canonicalizeByTables } from './compiled-path.ts'
import { inexactValueIn } from './exact-values.ts'
import { canonicalizeByLibrary, canonicalRefusalOf } from './library-path.ts'

/**
 * The canonicalizer in use: compiled tables for documents of a known shape, the library for all others. Everything that is
 * compiled holds hashes of SHA-256, so with SHA-384 the library does all.
 */
export const canonicalize: Canonicalizer = (document, contexts, hashName = 'sha256') => {
  if (hashName !== 'sha256') return canonicalizeGenerally(document, contexts, hashName)
  const texts = canonicalizeAtOnce(document, contexts)
  return texts ? { ok: true, texts } : canonicalizeAnew(document, contexts)
}

async function canonicalizeAnew(document: JsonObject, contexts: ContextSet): Promise<CanonicalOutcome> {
  try {
    const nquads = await canonicalizeByTables(document, contexts)
    if (nquads !== undefined) return { ok: true, texts: [nquads] }
  } catch (error) {
    return canonicalRefusalOf(error)
  }
  return canonicalizeGenerally(document, contexts, 'sha256')
}

async function canonicalizeGenerally(
  document: JsonObject,
  contexts: ContextSet,
  hashName: HashName,
): Promise<CanonicalOutcome> {
  const inexact = inexactValueIn(document)
  if (inexact !== undefined) return { ok: false, reason: 'value-not-exact', detail: inexact }
  const outcome = await canonicalizeByLibrary(document, contexts, hashName)
  return outcome.ok ? { ok: true, texts: [outcome.nquads] } : outcome
}
