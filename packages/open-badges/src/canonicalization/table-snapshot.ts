import type { Term, TermTable, TermTables } from './term.ts'

/**
 * Term tables as JSON, worked out beforehand by the JSON-LD processor for those who cannot carry it. Terms and tables that
 * are alike are kept once; a table gives each of its terms by number, `-1` for `@id` and `-2` for `@type`.
 */
export type TableSnapshot = {
  terms: PackedTerm[]
  /** By number: what a table has beside the terms of the first table of its contexts, and what it lacks of them. */
  tables: PackedTable[]
  /** By list of contexts, joined with line feeds: the first table, and the number of the table of each set of types. */
  contexts: Record<string, { base: number; tables: Record<string, number> }>
}

type PackedTable = { names: Record<string, number>; types: string[]; missing?: string[]; prefixes: string[] }

type PackedTerm = [iri: string, kind: 0 | 1 | 2, datatype: string, flags: number, vocabulary?: Record<string, string>]

/** The only values that such a property of a badge has; one that is missing is left to the processor. */
const KEPT_VALUES = new Set(['assertionMethod', 'authentication'])

const KINDS = ['literal', 'iri', 'vocabulary'] as const
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string'
const IS_LIST = 1
const IS_SCOPED = 2

/** Packs tables of several lists of contexts. */
export function packTables(lists: ReadonlyMap<string, TermTables>): TableSnapshot {
  const terms: PackedTerm[] = []
  const known = new Map<string, number>()
  const numberOf = (term: Term | 'id' | 'type') => {
    if (term === 'id') return -1
    if (term === 'type') return -2
    const packed = packTerm(term)
    const text = JSON.stringify(packed)
    const number = known.get(text) ?? terms.push(packed) - 1
    known.set(text, number)
    return number
  }
  const tables: PackedTable[] = []
  const knownTables = new Map<string, number>()
  const keep = (table: PackedTable) => {
    const text = JSON.stringify(table)
    const number = knownTables.get(text) ?? tables.push(table) - 1
    knownTables.set(text, number)
    return number
  }
  const contexts: TableSnapshot['contexts'] = {}
  for (const [list, byTypes] of lists) {
    const [first] = [...byTypes.values()].filter((table) => table !== undefined)
    if (!first) continue
    const base = namesOf(first, numberOf)
    const packed = [...byTypes].flatMap(([name, table]) => {
      return table ? [[name, keep(packTable(table, { names: namesOf(table, numberOf), base }))] as const] : []
    })
    contexts[list] = { base: keep({ names: base, types: [], prefixes: [] }), tables: Object.fromEntries(packed) }
  }
  return { terms, tables, contexts }
}

type Names = Record<string, number>

function namesOf(table: TermTable, numberOf: (term: Term | 'id' | 'type') => number): Names {
  return Object.fromEntries([...table.terms].map(([term, meaning]) => [term, numberOf(meaning)]))
}

function packTerm({ iri, kind, datatype, isList, isScoped, vocabulary }: Term): PackedTerm {
  const flags = (isList ? IS_LIST : 0) + (isScoped ? IS_SCOPED : 0)
  const packed: PackedTerm = [iri, KINDS.indexOf(kind) as 0 | 1 | 2, datatype ?? '', flags]
  if (vocabulary) packed.push(Object.fromEntries([...vocabulary].filter(([name]) => KEPT_VALUES.has(name))))
  return packed
}

function packTable(table: TermTable, { names, base }: { names: Names; base: Names }): PackedTable {
  const own = Object.fromEntries(Object.entries(names).filter(([name, number]) => base[name] !== number))
  const missing = Object.keys(base).filter((name) => !Object.hasOwn(names, name))
  const packed = { names: own, types: [...table.types], prefixes: [...table.prefixes] }
  return missing.length > 0 ? { ...packed, missing } : packed
}

/** The tables of a list of contexts, as the walk over a document wants them; `undefined` for a list that is not there. */
export function unpackTables(snapshot: TableSnapshot, list: string): TermTables | undefined {
  const packed = Object.hasOwn(snapshot.contexts, list) ? snapshot.contexts[list] : undefined
  const base = packed && snapshot.tables[packed.base]
  if (!packed || !base) return undefined
  return new Map(
    Object.entries(packed.tables).map(([name, number]) => [name, unpackTable(snapshot, { number, base: base.names })]),
  )
}

function unpackTable(
  { tables, terms: packedTerms }: TableSnapshot,
  { number, base }: { number: number; base: Names },
): TermTable | undefined {
  const packed = tables[number]
  if (!packed) return undefined
  const terms: [string, Term | 'id' | 'type'][] = []
  for (const [name, at] of Object.entries({ ...base, ...packed.names })) {
    const term = at === -1 ? 'id' : at === -2 ? 'type' : unpackTerm(packedTerms[at])
    if (term && !packed.missing?.includes(name)) terms.push([name, term])
  }
  return { terms: new Map(terms), types: packed.types, prefixes: new Set(packed.prefixes) }
}

function unpackTerm(packed: PackedTerm | undefined): Term | undefined {
  if (!packed) return undefined
  const [iri, kind, datatype, flags, vocabulary] = packed
  return {
    predicate: ` <${iri}> `,
    iri,
    kind: KINDS[kind],
    closing: datatype && datatype !== XSD_STRING ? `"^^<${datatype}>` : '"',
    datatype: datatype || undefined,
    isList: (flags & IS_LIST) !== 0,
    vocabulary: vocabulary && new Map(Object.entries(vocabulary)),
    isScoped: (flags & IS_SCOPED) !== 0,
  }
}
