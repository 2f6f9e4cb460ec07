import { assemble } from './assemble.ts'
import snapshot from './browser-tables.json' with { type: 'json' }
import type { Canonicalizer } from './canonical-outcome.ts'
import { inexactValueIn } from './exact-values.ts'
import { SharedSubgraphs } from './shared-subgraphs.ts'
import { type TableSnapshot, unpackTables } from './table-snapshot.ts'
import type { TermTables } from './term.ts'
import { walkDocument } from './walk-document.ts'

const opened = new Map<string, { tables: TermTables; shared: SharedSubgraphs } | undefined>()

/**
 * The canonicalizer where the JSON-LD processor is too large to carry: documents of the shapes of badges, by tables made
 * beforehand. All others are refused and left to a verifier that has the processor, as are badges whose suite hashes with SHA-384.
 */
export const canonicalize: Canonicalizer = (document, _contexts, hashName = 'sha256') => {
  if (hashName !== 'sha256') return { ok: false, reason: 'outside-compiled-shapes', detail: hashName }
  const inexact = inexactValueIn(document)
  if (inexact !== undefined) return { ok: false, reason: 'value-not-exact', detail: inexact }
  const named = [document['@context']].flat().join('\n')
  if (!opened.has(named)) {
    const tables = unpackTables(snapshot as unknown as TableSnapshot, named)
    opened.set(named, tables && { tables, shared: new SharedSubgraphs() })
  }
  const compiled = opened.get(named)
  const walk = compiled && walkDocument(document, compiled.tables, compiled.shared)
  const assembly = walk?.kind === 'walked' ? assemble(walk.parts) : undefined
  if (assembly?.isCanonical && assembly.texts.length > 0) return { ok: true, texts: assembly.texts }
  const detail = walk?.kind === 'table-missing' ? walk.types.join(' ') : named
  return { ok: false, reason: 'outside-compiled-shapes', detail: detail.slice(0, 200) }
}
