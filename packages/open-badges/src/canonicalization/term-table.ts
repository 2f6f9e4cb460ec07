import jsonld, { type ActiveContext, type TermDefinition } from 'jsonld'
import type { ContextSet } from '../contexts/context-names.ts'
import { isPlainIri } from './n-quads.ts'
import type { Term, TermTable } from './term.ts'

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string'

/** The tables of one list of contexts. Filled as sets of types are met. */
export type ContextTables = {
  root: ActiveContext
  tables: Map<string, TermTable | undefined>
  loader: (url: string) => Promise<{ contextUrl: null; document: object; documentUrl: string }>
}

/** Reads a list of contexts with the JSON-LD processor, once. */
export async function openContextTables(named: readonly string[], contexts: ContextSet): Promise<ContextTables> {
  const loader = async (url: string) => {
    const document = contexts.get(url)
    if (!document) throw new Error(`unknown context ${url}`)
    return { contextUrl: null, document, documentUrl: url }
  }
  const initial = await jsonld.processContext(null, null, { base: null, documentLoader: loader })
  const root = await jsonld.processContext(initial, [...named], { base: null, documentLoader: loader })
  return { root, tables: new Map(), loader }
}

/**
 * Works out the table of a set of types (JSON-LD 1.1 API §5.1.2, type-scoped contexts: applied in order of the type's
 * name, looked up in the context outside). `undefined` where the set is outside the compiled subset.
 */
export async function compileTable(types: readonly string[], tables: ContextTables): Promise<TermTable | undefined> {
  const { root, loader } = tables
  if ('@language' in root || '@direction' in root || '@vocab' in root || '@base' in root) return undefined
  const named: string[] = []
  let scoped = root
  for (const type of [...new Set(types)].sort()) {
    const definition = root.mappings.get(type)
    const iri = definition?.['@id']
    if (!definition || !iri || !isPlainIri(iri)) return undefined
    named.push(`<${iri}>`)
    if ('@context' in definition) {
      scoped = await jsonld.processContext(scoped, definition['@context'], { base: null, documentLoader: loader })
    }
  }
  if ('@language' in scoped || '@direction' in scoped || '@vocab' in scoped || '@base' in scoped) return undefined
  const terms = await termsOf(scoped, tables)
  if (terms.get('id') !== 'id' || terms.get('type') !== 'type') return undefined
  return { terms, types: named, prefixes: prefixesOf(root, scoped) }
}

async function termsOf(context: ActiveContext, tables: ContextTables): Promise<TermTable['terms']> {
  const terms = new Map<string, Term | 'id' | 'type'>()
  for (const [name, definition] of context.mappings) {
    const iri = definition?.['@id']
    if (!definition || !iri || name.startsWith('@')) continue
    if (iri === '@id') terms.set(name, 'id')
    else if (iri === '@type') terms.set(name, 'type')
    else {
      const term = await termOf({ name, iri, definition, context, tables })
      if (term) terms.set(name, term)
    }
  }
  return terms
}

type Defined = { name: string; iri: string; definition: TermDefinition; context: ActiveContext; tables: ContextTables }

async function termOf({ name, iri, definition, context, tables }: Defined): Promise<Term | undefined> {
  const { '@type': type, '@container': container = [] } = definition
  const isUnusual = ['@language', '@direction', '@index', '@nest'].some((keyword) => keyword in definition)
  if (isUnusual || definition.reverse || !isPlainIri(iri)) return undefined
  if (container.some((kind) => kind !== '@set' && kind !== '@list')) return undefined
  if (type?.startsWith('@') && type !== '@id' && type !== '@vocab') return undefined
  const isDatatype = type !== undefined && !type.startsWith('@')
  if (isDatatype && !isPlainIri(type)) return undefined
  const isScoped = '@context' in definition
  const vocabulary = type === '@vocab' ? await vocabularyOf({ name, iri, definition, context, tables }) : undefined
  if (type === '@vocab' && !vocabulary) return undefined
  return {
    predicate: ` <${iri}> `,
    iri,
    kind: type === '@id' ? 'iri' : type === '@vocab' ? 'vocabulary' : 'literal',
    closing: isDatatype && type !== XSD_STRING ? `"^^<${type}>` : '"',
    datatype: isDatatype ? type : undefined,
    isList: container.includes('@list'),
    vocabulary,
    isScoped,
  }
}

/**
 * The terms that a value of a `@vocab` property may name: those of its own context, or of the one around it.
 * `undefined` where its own context gives the property another meaning.
 */
async function vocabularyOf(defined: Defined): Promise<ReadonlyMap<string, string> | undefined> {
  const { name: property, definition, context, tables } = defined
  const options = { base: null, documentLoader: tables.loader }
  const scoped =
    '@context' in definition ? await jsonld.processContext(context, definition['@context'], options) : context
  const within = scoped.mappings.get(property)
  if (within?.['@id'] !== definition['@id'] || within?.['@type'] !== '@vocab' || '@vocab' in scoped) return undefined
  const vocabulary = new Map<string, string>()
  for (const [name, inner] of scoped.mappings) {
    const iri = inner?.['@id']
    if (iri && isPlainIri(iri)) vocabulary.set(name, iri)
  }
  return vocabulary
}

function prefixesOf(...contexts: ActiveContext[]): Set<string> {
  const prefixes = new Set<string>()
  for (const { mappings } of contexts) {
    for (const [name, definition] of mappings) if (definition?._prefix) prefixes.add(name)
  }
  return prefixes
}
