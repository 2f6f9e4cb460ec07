import { isJsonObject, type JsonObject } from '../model/json.ts'
import { Graph, type Node, type Subgraph } from './graph.ts'
import { escapeLiteral, isPlainIri, nativeLiteral } from './n-quads.ts'
import { type Term, type TermTable, type TermTables, tableName } from './term.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const TYPE = ` <${RDF}type> `
const FIRST = ` <${RDF}first> `
const REST = ` <${RDF}rest> `
const NIL = `<${RDF}nil>`

/** Deeper documents go to the library, which has its own bounds. */
const MAX_DEPTH = 40

/** Subgraphs that many badges share: who issued it and what was achieved. */
const SHARED = new Set([
  'https://www.w3.org/2018/credentials#issuer',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement',
])
const MAX_SHARED = 256
const MAX_SHARED_CHARACTERS = 65_536

/** Subgraphs by the JSON they came from: text, not identity, so that a changed object is never mistaken for the old one. */
export type SharedSubgraphs = Map<string, Subgraph>

/** What a walk found: parts to assemble, a table that must be compiled first, or a document outside the subset. */
export type WalkOutcome =
  | { kind: 'walked'; parts: Subgraph[] }
  | { kind: 'table-missing'; types: string[] }
  | { kind: 'outside-subset' }

/** Walks a JSON-LD document straight to quads, by tables instead of expansion. */
export function walkDocument(document: JsonObject, tables: TermTables, shared: SharedSubgraphs): WalkOutcome {
  const walk = new DocumentWalk(tables, shared)
  const root = walk.nodeObject(document, 0)
  const own = root === undefined ? undefined : walk.graph.close()
  if (own) return { kind: 'walked', parts: [own, ...walk.graph.parts] }
  return walk.missing ? { kind: 'table-missing', types: walk.missing } : { kind: 'outside-subset' }
}

class DocumentWalk {
  graph = new Graph()
  missing: string[] | undefined
  private readonly tables: TermTables
  private readonly shared: SharedSubgraphs

  constructor(tables: TermTables, shared: SharedSubgraphs) {
    this.tables = tables
    this.shared = shared
  }

  /** Adds an object and everything in it; `undefined` where something is outside the subset. */
  nodeObject(object: JsonObject, depth: number): Node | undefined {
    const table = depth > MAX_DEPTH ? undefined : this.tableOf(object)
    if (!table) return undefined
    const subject = this.subjectOf(object, table)
    if (subject === undefined) return undefined
    for (const type of table.types) this.graph.add(subject, TYPE, type)
    let isEmpty = true
    for (const key in object) {
      if (depth === 0 && key === '@context') continue
      isEmpty = false
      const term = table.terms.get(key)
      if (term === undefined) return undefined
      // A second alias of `@id` or `@type` would be read by the processor and not by this walk.
      if (term === 'id' || term === 'type') {
        if (key !== term) return undefined
      } else if (object[key] !== undefined) {
        if (!this.property({ subject, term, value: object[key], table, depth })) return undefined
      }
    }
    return isEmpty ? undefined : subject
  }

  /** Types decide what keys mean, so they are looked at first. */
  private tableOf({ type }: JsonObject): TermTable | undefined {
    const types = type === undefined ? [] : Array.isArray(type) ? type : [type]
    if (!types.every((name) => typeof name === 'string')) return undefined
    const name = tableName(types)
    if (!this.tables.has(name)) this.missing = types
    return this.tables.get(name)
  }

  private subjectOf({ id }: JsonObject, table: TermTable): Node | undefined {
    if (id === undefined) return this.graph.blankNode()
    return typeof id === 'string' ? iriNode(id, table) : undefined
  }

  private property(input: Property): boolean {
    const { subject, term, value } = input
    if (term.isList) return this.list(input)
    if (!Array.isArray(value)) {
      const object = this.value(input)
      if (object !== undefined) this.graph.add(subject, term.predicate, object)
      return object !== undefined
    }
    for (const item of value) {
      const object = Array.isArray(item) ? undefined : this.value({ ...input, value: item })
      if (object === undefined) return false
      this.graph.add(subject, term.predicate, object)
    }
    return true
  }

  private value(input: Property): Node | undefined {
    const { term, value, table, depth } = input
    if (typeof value === 'string') return stringNode(value, term, table)
    if (typeof value === 'number' || typeof value === 'boolean') {
      const literal = term.kind === 'literal' && !term.isScoped ? nativeLiteral(value, term.datatype) : undefined
      if (literal) this.graph.natives.push(literal)
      return literal
    }
    if (!isJsonObject(value) || term.isScoped) return undefined
    return SHARED.has(term.iri) ? this.sharedObject(value, depth + 1) : this.nodeObject(value, depth + 1)
  }

  /** Walks an object that has an id into a part of its own, or takes the part that the same JSON gave before. */
  private sharedObject(object: JsonObject, depth: number): Node | undefined {
    if (typeof object.id !== 'string' || !isPlainIri(object.id)) return this.nodeObject(object, depth)
    const text = JSON.stringify(object)
    if (text.length > MAX_SHARED_CHARACTERS) return this.nodeObject(object, depth)
    const known = this.shared.get(text)
    const part = known ?? this.newPart(object, depth)
    if (!part) return undefined
    if (!known) {
      if (this.shared.size >= MAX_SHARED) this.shared.clear()
      this.shared.set(text, part)
    }
    this.graph.parts.push(part)
    return `<${object.id}>`
  }

  private newPart(object: JsonObject, depth: number): Subgraph | undefined {
    const outer = this.graph
    this.graph = new Graph()
    const node = this.nodeObject(object, depth)
    const inner = this.graph
    this.graph = outer
    // A shared part within a shared part would have to be found again with it; that is left to the library.
    return node === undefined || inner.parts.length > 0 ? undefined : inner.close()
  }

  /** A list is a chain of blank nodes (RDF 1.1 Schema §5.2). Only lists of plain values are in the subset. */
  private list(input: Property): boolean {
    const { subject, term, value } = input
    const items = Array.isArray(value) ? value : [value]
    // The library writes the end of two empty lists of one subject twice, where RDF has it once.
    if (items.length === 0) return false
    const objects: Node[] = []
    for (const item of items) {
      const object = typeof item === 'string' ? this.value({ ...input, value: item }) : undefined
      if (object === undefined) return false
      objects.push(object)
    }
    const cells = objects.map(() => this.graph.blankNode())
    this.graph.add(subject, term.predicate, cells[0] ?? NIL)
    for (const [index, object] of objects.entries()) {
      const cell = cells[index] ?? NIL
      this.graph.add(cell, FIRST, object)
      this.graph.add(cell, REST, cells[index + 1] ?? NIL)
    }
    return true
  }
}

type Property = { subject: Node; term: Term; value: JsonObject[string]; table: TermTable; depth: number }

function stringNode(value: string, term: Term, table: TermTable): Node | undefined {
  const { kind, closing, vocabulary, datatype, isScoped } = term
  if (isScoped && kind !== 'vocabulary') return undefined
  if (kind === 'iri') return iriNode(value, table)
  if (kind === 'vocabulary') {
    const iri = vocabulary?.get(value)
    return iri === undefined ? undefined : `<${iri}>`
  }
  if (!value.isWellFormed() || datatype === 'http://www.w3.org/2001/XMLSchema#double') return undefined
  return `"${escapeLiteral(value)}${closing}`
}

function iriNode(iri: string, { prefixes }: TermTable): Node | undefined {
  if (!isPlainIri(iri) || (prefixes.size > 0 && prefixes.has(iri.slice(0, iri.indexOf(':'))))) return undefined
  return `<${iri}>`
}
