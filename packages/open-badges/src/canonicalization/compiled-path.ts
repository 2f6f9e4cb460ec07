import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import { assemble } from './assemble.ts'
import type { Subgraph } from './graph.ts'
import type { Piece } from './kept-lines.ts'
import { canonicalizeQuads, canonicalRefusalOf, MAX_DEEP_ITERATIONS } from './library-path.ts'
import { SharedSubgraphs } from './shared-subgraphs.ts'
import { canonicalizeByTemplates, learnFrom } from './templates.ts'
import { tableName } from './term.ts'
import { type ContextTables, compileTable, openContextTables } from './term-table.ts'
import { walkDocument } from './walk-document.ts'

/** Everything compiled for one list of contexts. */
type Compiled = { tables: ContextTables; shared: SharedSubgraphs }

/** Sizes of the caches of compiled context lists and term tables. Untrusted documents may name any, so both are bounded. */
const MAX_CONTEXT_LISTS = 64
const MAX_TABLES = 512
/** A document with more sets of types than this is no badge. */
const MAX_COMPILED_PER_DOCUMENT = 64

const compiledBySet = new WeakMap<ContextSet, Map<string, Compiled>>()

/**
 * Canonical N-Quads of a document whose tables were compiled before, in pieces: the hot path, without a single wait. `undefined`
 * where {@link canonicalizeByTables} or the library must decide.
 */
export function canonicalizeAtOnce(document: JsonObject, contexts: ContextSet): readonly Piece[] | undefined {
  const filled = canonicalizeByTemplates(document, contexts)
  if (filled) return filled
  const named = contextNames(document)
  const compiled = named && compiledBySet.get(contexts)?.get(named.join('\n'))
  const outcome = compiled && walkDocument(document, compiled.tables.tables, compiled.shared)
  const assembly = outcome?.kind === 'walked' ? assemble(outcome.parts) : undefined
  if (!compiled || !assembly?.isCanonical || assembly.texts.length === 0) return undefined
  learnFrom({ document, contexts, tables: compiled.tables.tables, shared: compiled.shared }, assembly.texts)
  return assembly.texts
}

/**
 * Canonical N-Quads of a document of a known shape, without expanding it; compiles what is missing. `undefined` where
 * the document is outside the compiled subset and the general path must decide. Gives the same bytes as that path.
 * @throws where blank nodes cannot be told apart within the limits of work: {@link canonicalRefusalOf} has the reason
 */
export async function canonicalizeByTables(document: JsonObject, contexts: ContextSet): Promise<string | undefined> {
  const named = contextNames(document)
  if (!named) return undefined
  // A context that is unknown or broken is the general path's to refuse.
  const compiledTables = await compiledFor(named, contexts).catch(() => undefined)
  if (!compiledTables) return undefined
  const { tables, shared } = compiledTables
  for (let compiled = 0; compiled < MAX_COMPILED_PER_DOCUMENT; compiled++) {
    const outcome = walkDocument(document, tables.tables, shared)
    if (outcome.kind === 'outside-subset') return undefined
    if (outcome.kind === 'walked') return canonical(outcome.parts)
    if (tables.tables.size >= MAX_TABLES) tables.tables.clear()
    const { types } = outcome
    const table = await compileTable(types, tables).catch(() => undefined)
    if (!tables.tables.has(tableName(types))) tables.tables.set(tableName(types), table)
  }
  return undefined
}

async function canonical(parts: Subgraph[]): Promise<string | undefined> {
  const assembly = assemble(parts)
  if (!assembly || assembly.texts.length === 0) return undefined
  // Each of them takes one call at least, and the library would first read all quads again.
  if (assembly.alike > MAX_DEEP_ITERATIONS) throw new TooManyDeepIterations(assembly.alike)
  const nquads = assembly.texts.join('')
  return assembly.isCanonical ? nquads : canonicalizeQuads(nquads).catch(rethrowTangled)
}

/** Named as the library names it, so that both are one refusal. */
class TooManyDeepIterations extends Error {
  constructor(alike: number) {
    super(`Maximum deep iterations exceeded (${MAX_DEEP_ITERATIONS}): ${alike} blank nodes look alike.`)
  }
}

/** What is too tangled here is so for the library, too, and must not be tried twice; all else is the library's to judge. */
function rethrowTangled(error: unknown): undefined {
  if (canonicalRefusalOf(error).reason === 'document-too-tangled') throw error
}

function contextNames(document: JsonObject): string[] | undefined {
  const named = document['@context']
  const list: unknown = typeof named === 'string' ? [named] : named
  return Array.isArray(list) && list.every((name) => typeof name === 'string') ? list : undefined
}

async function compiledFor(named: string[], contexts: ContextSet): Promise<Compiled> {
  const known = compiledBySet.get(contexts) ?? new Map<string, Compiled>()
  compiledBySet.set(contexts, known)
  const key = named.join('\n')
  const earlier = known.get(key)
  if (earlier) return earlier
  const tables = await openContextTables(named, contexts)
  // A concurrent call may have finished first: its tables are used, so that there is one set.
  const meanwhile = known.get(key)
  if (meanwhile) return meanwhile
  const compiled = { tables, shared: new SharedSubgraphs() }
  if (known.size >= MAX_CONTEXT_LISTS) known.clear()
  known.set(key, compiled)
  return compiled
}
