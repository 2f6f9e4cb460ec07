import type { Canonicalizer } from './canonical-outcome.ts'
import { canonicalizeAtOnce, canonicalizeByTables } from './compiled-path.ts'
import { inexactValueIn } from './exact-values.ts'
import { canonicalizeByLibrary } from './library-path.ts'

/** The canonicalizer in use: compiled tables for documents of a known shape, the library for all others. */
export const canonicalize: Canonicalizer = async (document, contexts) => {
  const nquads = canonicalizeAtOnce(document, contexts) ?? (await canonicalizeByTables(document, contexts))
  if (nquads !== undefined) return { ok: true, nquads }
  const inexact = inexactValueIn(document)
  if (inexact !== undefined) return { ok: false, reason: 'value-not-exact', detail: inexact }
  return canonicalizeByLibrary(document, contexts)
}
