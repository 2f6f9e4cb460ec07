import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import type { Canonicalizer, CanonicalOutcome } from './canonical-outcome.ts'
import { canonicalizeAtOnce, canonicalizeByTables } from './compiled-path.ts'
import { inexactValueIn } from './exact-values.ts'
import { canonicalizeByLibrary } from './library-path.ts'

/** The canonicalizer in use: compiled tables for documents of a known shape, the library for all others. */
export const canonicalize: Canonicalizer = (document, contexts) => {
  const texts = canonicalizeAtOnce(document, contexts)
  return texts ? { ok: true, texts } : canonicalizeAnew(document, contexts)
}

async function canonicalizeAnew(document: JsonObject, contexts: ContextSet): Promise<CanonicalOutcome> {
  const nquads = await canonicalizeByTables(document, contexts)
  if (nquads !== undefined) return { ok: true, texts: [nquads] }
  const inexact = inexactValueIn(document)
  if (inexact !== undefined) return { ok: false, reason: 'value-not-exact', detail: inexact }
  const outcome = await canonicalizeByLibrary(document, contexts)
  return outcome.ok ? { ok: true, texts: [outcome.nquads] } : outcome
}
