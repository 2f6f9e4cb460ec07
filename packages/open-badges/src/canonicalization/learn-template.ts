import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'
import { isAsKept, isPlainObject, keptJson } from './kept-json.ts'
import { Layouts } from './layouts.ts'
import { isPlainIri, nativeLiteral } from './n-quads.ts'
import { putInOrder } from './put-in-order.ts'
import { isSharedProperty, type SharedSubgraphs } from './shared-subgraphs.ts'
import type { Template } from './template.ts'
import { compareLines, Field, Line, type Reader, TemplateNode } from './template-node.ts'
import { RDF_TYPE, type Term, type TermTable, type TermTables, tableName, typesOf } from './term.ts'
import { iriNode, isWideNode, nodeOfText } from './value-node.ts'

/** Bounds of a template, which holds the values of one document: larger documents and longer values are left to the walk. */
const MAX_FIELDS = 256
const MAX_DEPTH = 12
const MAX_CHARACTERS = 4096

/** Makes a template of a document that the walk can read by its tables; `undefined` where it has parts that templates leave to the walk. */
export function learnTemplate(document: JsonObject, tables: TermTables, shared: SharedSubgraphs): Template | undefined {
  const lesson = new Lesson(tables, shared)
  const root = lesson.node(document, undefined)
  return root && { root, named: lesson.named, blank: lesson.blank, shared: lesson.places, layouts: new Layouts() }
}

/** The position of an object in the document: the line that leads to it, and the depth. */
type Leading = { parent: TemplateNode; predicate: string; depth: number }

/** Something to be read by a term, in an object of a template. */
type Place = { node: TemplateNode; term: Term; table: TermTable; depth: number }

class Lesson {
  readonly named: TemplateNode[] = []
  readonly blank: TemplateNode[] = []
  readonly places: Template['shared'] = []
  private fields = 0
  private readonly tables: TermTables
  private readonly shared: SharedSubgraphs

  constructor(tables: TermTables, shared: SharedSubgraphs) {
    this.tables = tables
    this.shared = shared
  }

  /** Learns an object and everything in it. */
  node(object: JsonObject, leading: Leading | undefined): TemplateNode | undefined {
    const depth = leading ? leading.depth + 1 : 0
    const table =
      depth > MAX_DEPTH || !isPlainObject(object) ? undefined : this.tables.get(tableName(typesOf(object) ?? []))
    if (!table) return undefined
    const isBlank = object.id === undefined
    const node = new TemplateNode(isBlank, leading?.parent, leading && lineFor(leading, isBlank))
    if (isBlank) node.leading?.children.push(node)
    ;(isBlank ? this.blank : this.named).push(node)
    for (const type of table.types) lineIn(node, RDF_TYPE).endIn(type)
    for (const name of Object.keys(object)) {
      const read = this.readerOf(name, object[name], { node, table, depth })
      this.fields += 1
      if (!read || this.fields > MAX_FIELDS) return undefined
      node.fields.push(new Field(name, read))
    }
    return isPutInOrder({ node, table }) ? node : undefined
  }

  private readerOf(name: string, value: unknown, place: Omit<Place, 'term'>): Reader | undefined {
    const { node, table, depth } = place
    if (value === undefined) return (other) => other === undefined
    if (name === 'type' || (name === '@context' && depth === 0)) return readerOfSame(value as JsonValue)
    if (name === 'id') return readerOfId(node, table)
    const term = table.terms.get(name)
    if (term === undefined || term === 'id' || term === 'type' || term.isList) return undefined
    if (!Array.isArray(value)) return this.valueReader(value as JsonValue, { ...place, term })
    const items: Field[] = []
    for (const [at, item] of value.entries()) {
      const read = this.valueReader(item, { ...place, term })
      if (!read || item === undefined) return undefined
      items.push(new Field(String(at), read))
    }
    return readerOfItems(items)
  }

  private valueReader(value: JsonValue, place: Place): Reader | undefined {
    const { node, term, depth } = place
    if (typeof value === 'string') return readerOfText(place)
    if (typeof value === 'number' || typeof value === 'boolean') return readerOfNative(place)
    if (!isJsonObject(value) || term.isScoped) return undefined
    if (isSharedProperty(term.iri)) return this.sharedReader(value, place)
    const child = this.node(value, { parent: node, predicate: term.predicate, depth })
    return child && ((other) => child.fits(other))
  }

  /** A shared object is not part of the template: any one whose subgraph is cached fits. */
  private sharedReader({ id }: JsonObject, { node, term }: Place): Reader | undefined {
    if (typeof id !== 'string' || !isPlainIri(id)) return undefined
    const { shared } = this
    const line = lineIn(node, term.predicate)
    const place: Template['shared'][number] = { part: undefined }
    this.places.push(place)
    let last: unknown
    return (value) => {
      const part = isPlainObject(value) ? shared.find(value) : undefined
      if (!part || !isPlainObject(value)) return false
      place.part = part
      if (value.id === last) return true
      last = value.id
      line.endIn(`<${value.id}>`)
      node.isChanged = true
      return true
    }
  }
}

function lineIn(node: TemplateNode, predicate: string): Line {
  const line = new Line(predicate)
  node.lines.push(line)
  return line
}

/** Nodes without a name share the line of their predicate, as the order of their labels is told last. */
function lineFor({ parent, predicate }: Leading, isBlank: boolean): Line {
  const others = parent.lines.find((line) => line.predicate === predicate && line.children.length > 0)
  return (isBlank && others) || lineIn(parent, predicate)
}

/** Puts lines in order. Where all predicates differ, but for the types, which never change, that order is for all documents. */
function isPutInOrder({ node, table }: Omit<Place, 'term' | 'depth'>): boolean {
  const { lines } = node
  const areDistinct = putInOrder(lines, compareLines)
  const types = lines.filter(({ predicate }) => predicate === RDF_TYPE)
  const predicates = new Set(lines.map(({ predicate }) => predicate))
  node.hasGroups =
    lines.length !== predicates.size + Math.max(0, types.length - 1) || types.length !== table.types.length
  node.leadsToBlank = lines.some(({ children }) => children.length > 0)
  return areDistinct || node.hasGroups
}

function readerOfSame(value: JsonValue): Reader {
  const kept = keptJson(value)
  return (other) => isAsKept(other, kept)
}

function readerOfId(node: TemplateNode, table: TermTable): Reader {
  return (value) => {
    const subject = isShortText(value) ? iriNode(value, table) : undefined
    if (subject !== undefined) node.rename(subject)
    return subject !== undefined
  }
}

function readerOfText({ node, term, table }: Place): Reader {
  const line = lineIn(node, term.predicate)
  return (value) => {
    const object = isShortText(value) ? nodeOfText(value, term, table) : undefined
    if (object === undefined || !isShortText(value)) return false
    line.endIn(object, isWideNode(term, value))
    node.isChanged = true
    return true
  }
}

function readerOfNative({ node, term }: Place): Reader | undefined {
  if (term.kind !== 'literal' || term.isScoped) return undefined
  const line = lineIn(node, term.predicate)
  let last: number | boolean | undefined
  return (value) => {
    if (typeof value !== 'number' && typeof value !== 'boolean') return false
    if (value === last) return true
    const literal = nativeLiteral(value, term.datatype)
    if (literal === undefined) return false
    last = value
    line.endIn(literal)
    node.isChanged = true
    return true
  }
}

function readerOfItems(items: readonly Field[]): Reader {
  return (value) => {
    if (!Array.isArray(value) || value.length !== items.length) return false
    for (let at = 0; at < items.length; at++) if (!items[at]?.take(value[at])) return false
    return true
  }
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_CHARACTERS
}
