/** How a property's values become objects of quads. */
export type Term = {
  /** The predicate as it stands in a quad, spaces included. */
  predicate: string
  iri: string
  kind: 'literal' | 'iri' | 'vocabulary'
  /** What closes a literal: its quotation mark and, where it has one, its datatype. */
  closing: string
  datatype: string | undefined
  isList: boolean
  /** Terms that a `vocabulary` value may be, each as its IRI. */
  vocabulary: ReadonlyMap<string, string> | undefined
  /** Values that are objects would be read under a context of their own. */
  isScoped: boolean
}

/** What each key of an object means, given the types of the object. Keys that are missing are outside the compiled subset. */
export type TermTable = {
  terms: ReadonlyMap<string, Term | 'id' | 'type'>
  /** The types as objects of quads. */
  types: readonly string[]
  prefixes: ReadonlySet<string>
}

/** The tables of one list of contexts, by {@link tableName}; missing ones are outside the compiled subset. */
export type TermTables = ReadonlyMap<string, TermTable | undefined>

/** The name of a set of types in {@link TermTables}. No name of one type can be the name of several. */
export function tableName(types: readonly string[]): string {
  return types.length === 1 ? `"${types[0]}` : JSON.stringify(types)
}
