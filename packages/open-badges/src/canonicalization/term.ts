import type { JsonObject, JsonValue } from '../model/json.ts'

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

/** The predicate of types, with its spaces. */
export const RDF_TYPE = ' <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> '

/** The types of an object; `undefined` where it has something else in their place. */
export function typesOf({ type }: JsonObject): string[] | undefined {
  const types: JsonValue[] = type === undefined ? [] : Array.isArray(type) ? type : [type]
  return types.every((name) => typeof name === 'string') ? types : undefined
}

/** The name of a set of types in {@link TermTables}. No name of one type can be the name of several. */
export function tableName(types: readonly string[]): string {
  const [first = '', second = ''] = types
  if (types.length === 1) return `"${first}`
  if (types.length !== 2) return JSON.stringify(types)
  const named = namesOfPairs.get(first)?.get(second)
  if (named !== undefined) return named
  const name = JSON.stringify(types)
  if (namesOfPairs.size < MAX_KEPT_NAMES && name.length < MAX_NAME_LENGTH) keepName(first, second, name)
  return name
}

/** Nearly all documents have the same few pairs of types, and writing one as JSON takes longer than finding it. */
const namesOfPairs = new Map<string, Map<string, string>>()
const MAX_KEPT_NAMES = 64
const MAX_NAME_LENGTH = 200

function keepName(first: string, second: string, name: string): void {
  const names = namesOfPairs.get(first) ?? new Map<string, string>()
  namesOfPairs.set(first, names)
  if (names.size < MAX_KEPT_NAMES) names.set(second, name)
}
