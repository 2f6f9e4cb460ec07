import rdfCanonize from 'rdf-canonize'
import type { ContextSet } from '../contexts/known-contexts.ts'
import type { JsonObject } from '../model/json.ts'
import { assemble, type Subgraph } from './graph.ts'
import { type ContextTables, compileTable, openContextTables, tableName } from './term-table.ts'
import { type SharedSubgraphs, walkDocument } from './walk-document.ts'

/** Everything compiled for one list of contexts. */
type Compiled = { tables: ContextTables; shared: SharedSubgraphs }

/** Documents name few lists of contexts, and few sets of types; strangers may name many, so both are bounded. */
const MAX_CONTEXT_LISTS = 64
const MAX_TABLES = 512
/** A document with more sets of types than this is no badge. */
const MAX_COMPILED_PER_DOCUMENT = 64

const compiledBySet = new WeakMap<ContextSet, Map<string, Promise<Compiled>>>()

/**
 * Canonical N-Quads of a document of a known shape, without expanding it; `undefined` where the document is outside
 * the compiled subset and the general path must decide. Gives the same bytes as the general path.
 */
export async function canonicalizeByTables(document: JsonObject, contexts: ContextSet): Promise<string | undefined> {
  const compiling = compiledFor(document['@context'], contexts)
  if (!compiling) return undefined
  const { tables, shared } = await compiling
  for (let compiled = 0; compiled < MAX_COMPILED_PER_DOCUMENT; compiled++) {
    const outcome = walkDocument(document, tables, shared)
    if (outcome.kind === 'outside-subset') return undefined
    if (outcome.kind === 'walked') return canonical(outcome.parts)
    if (tables.tables.size >= MAX_TABLES) tables.tables.clear()
    const { types } = outcome
    tables.tables.set(tableName(types), await compileTable(types, tables).catch(() => undefined))
  }
  return undefined
}

async function canonical(parts: Subgraph[]): Promise<string | undefined> {
  const assembly = assemble(parts)
  if (!assembly || assembly.nquads === '') return undefined
  if (assembly.isCanonical) return assembly.nquads
  const options = { algorithm: 'RDFC-1.0', format: 'application/n-quads', inputFormat: 'application/n-quads' } as const
  return rdfCanonize.canonize(assembly.nquads, options).catch(() => undefined)
}

function compiledFor(named: unknown, contexts: ContextSet): Promise<Compiled> | undefined {
  const list = typeof named === 'string' ? [named] : named
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string')) return undefined
  const known = compiledBySet.get(contexts) ?? new Map<string, Promise<Compiled>>()
  compiledBySet.set(contexts, known)
  const key = list.join('\n')
  const earlier = known.get(key)
  if (earlier) return earlier
  if (known.size >= MAX_CONTEXT_LISTS) known.clear()
  const compiling = openContextTables(list, contexts).then((tables) => ({ tables, shared: new Map() }))
  known.set(key, compiling)
  return compiling.catch(() => {
    known.delete(key)
    throw new Error(`contexts cannot be compiled: ${key}`)
  })
}
