import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'
import { type BlankNode, Graph, type Node, type Subgraph } from './graph.ts'
import { isPlainIri, nativeLiteral } from './n-quads.ts'
import { isSharedProperty, type SharedSubgraphs } from './shared-subgraphs.ts'
import type { StatementsDraft } from './statements.ts'
import { RDF_TYPE, type Term, type TermTable, type TermTables, tableName, typesOf } from './term.ts'
import { iriNode, isWideNode, nodeOfText } from './value-node.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const FIRST = ` <${RDF}first> `
const REST = ` <${RDF}rest> `
const NIL = `<${RDF}nil>`

/** Deeper documents go to the library, which has its own bounds. */
const MAX_DEPTH = 40

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
    const statements = this.graph.statementsOf(subject)
    for (const type of table.types) statements.add(RDF_TYPE, type)
    const place = { subject, statements, table, depth }
    let isEmpty = true
    for (const key of Object.keys(object)) {
      if (depth === 0 && key === '@context') continue
      isEmpty = false
      const term = table.terms.get(key)
      if (term === undefined) return undefined
      // A second alias of `@id` or `@type` would be read by the processor and not by this walk.
      if (term === 'id' || term === 'type') {
        if (key !== term) return undefined
      } else {
        const value = object[key]
        if (value !== undefined && !this.property(term, value, place)) return undefined
      }
    }
    return isEmpty ? undefined : subject
  }

  /** Types decide what keys mean, so they are looked at first. */
  private tableOf(object: JsonObject): TermTable | undefined {
    const types = typesOf(object)
    if (!types) return undefined
    const name = tableName(types)
    if (!this.tables.has(name)) this.missing = types
    return this.tables.get(name)
  }

  private subjectOf({ id }: JsonObject, table: TermTable): Node | undefined {
    if (id === undefined) return this.graph.blankNode()
    return typeof id === 'string' ? iriNode(id, table) : undefined
  }

  private property(term: Term, value: JsonValue, place: Place): boolean {
    if (term.isList) return this.list(term, value, place)
    if (!Array.isArray(value)) return this.statement(term, value, place)
    for (const item of value) if (Array.isArray(item) || !this.statement(term, item, place)) return false
    return true
  }

  private statement(term: Term, value: JsonValue, place: Place): boolean {
    const { subject, statements, table } = place
    if (typeof value !== 'string') {
      const object = this.value(term, value, place)
      if (object !== undefined) this.graph.add(subject, term.predicate, object)
      return object !== undefined
    }
    const object = nodeOfText(value, term, table)
    if (object === undefined) return false
    statements.add(term.predicate, object, isWideNode(term, value))
    return true
  }

  private value(term: Term, value: JsonValue, { depth }: Place): Node | undefined {
    if (typeof value === 'number' || typeof value === 'boolean') {
      const literal = term.kind === 'literal' && !term.isScoped ? nativeLiteral(value, term.datatype) : undefined
      if (literal) this.graph.natives.push(literal)
      return literal
    }
    if (!isJsonObject(value) || term.isScoped) return undefined
    return isSharedProperty(term.iri) ? this.sharedObject(value, depth + 1) : this.nodeObject(value, depth + 1)
  }

  /** Walks an object that has an id into a part of its own, or takes the part that the same JSON gave before. */
  private sharedObject(object: JsonObject, depth: number): Node | undefined {
    if (typeof object.id !== 'string' || !isPlainIri(object.id)) return this.nodeObject(object, depth)
    const known = this.shared.find(object)
    const part = known ?? this.newPart(object, depth)
    if (!part) return undefined
    if (!known) this.shared.keep(object, part)
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
  private list(term: Term, value: JsonValue, { subject, table }: Place): boolean {
    const items = Array.isArray(value) ? value : [value]
    // The library writes the end of two empty lists of one subject twice, where RDF has it once.
    if (items.length === 0) return false
    const objects: Node[] = []
    for (const item of items) {
      const object = typeof item === 'string' ? nodeOfText(item, term, table) : undefined
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

/** The object whose properties are walked. */
type Place = { subject: Node; statements: StatementsDraft<BlankNode>; table: TermTable; depth: number }
