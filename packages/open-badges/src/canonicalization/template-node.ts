import { sha256Hex } from '#platform'
import type { JsonObject } from '../model/json.ts'
import { isPlainObject } from './kept-json.ts'
import { putInOrder } from './put-in-order.ts'
import { inOrder, type Texts } from './runs.ts'
import { END } from './statements.ts'

/** Takes a value that differs from the last document's. `false` where the template does not fit. */
export type Reader = (value: unknown) => boolean

/** A place of the document where a value stands, with the value that the last document had there. */
export class Field {
  readonly name: string
  private text: string | undefined
  private readonly read: Reader

  constructor(name: string, read: Reader) {
    this.name = name
    this.read = read
  }

  /**
   * Takes a value. A text that is the same as the last time costs no more than being compared; objects may have been changed in
   * place, so that they are looked into each time.
   */
  take(value: unknown): boolean {
    if (typeof value !== 'string') return this.read(value)
    if (typeof this.text === 'string' && value === this.text) return true
    if (!this.read(value)) return false
    this.text = value
    return true
  }
}

/** A line of a template, or all lines from one subject by one predicate to blank nodes. */
export class Line {
  readonly predicate: string
  /** The blank nodes that are its objects, if any. */
  readonly children: TemplateNode[] = []
  /** Otherwise the rest of the line after its subject. */
  tail = ''
  isWide = false
  private tailOf = ''

  constructor(predicate: string) {
    this.predicate = predicate
  }

  /** What follows its subject where it leads to one node without a name, under the label that this has now. */
  labelled(): string {
    const label = this.children[0]?.subject ?? ''
    if (label !== this.tailOf) {
      this.tailOf = label
      this.tail = [this.predicate, label, END].join('')
    }
    return this.tail
  }

  /** Replaces the end of the line. */
  endIn(object: string, isWide = false): void {
    // `join` gives a flat string; concatenation would give a rope that is flattened at its first use.
    this.tail = [this.predicate, object, END].join('')
    this.isWide = isWide
  }
}

/**
 * The order of lines of one subject, by UTF-16 unit as the library has it. No predicate is the beginning of another one with its
 * brackets. Within one, texts and addresses come before blank nodes, as `"` and `<` come before `_`.
 */
export function compareLines(a: Line, b: Line): number {
  if (a.predicate !== b.predicate) return a.predicate < b.predicate ? -1 : 1
  if (a.children.length > 0 || b.children.length > 0) return a.children.length - b.children.length
  return a.tail === b.tail ? 0 : a.tail < b.tail ? -1 : 1
}

/** An object of a template: where its values come from, and its lines in their order. */
export class TemplateNode {
  readonly isBlank: boolean
  readonly fields: Field[] = []
  readonly lines: Line[] = []
  /** The node that leads to it, and by which line. */
  readonly parent: TemplateNode | undefined
  readonly leading: Line | undefined
  /** `<…>`, or the label of a blank node. */
  subject = ''
  /** Of a blank node: the hash of its first degree. */
  hash = ''
  /** Whether several texts stand behind one predicate, so that their values decide on the order. */
  hasGroups = false
  /** Whether its lines have changed since the hash was computed. */
  isChanged = true
  isSettled = false
  /** Whether its lines have ever changed since the template was learned: then they are expected to change again. */
  isChanging = false
  /** Whether its lines contain labels, which change from document to document. */
  leadsToBlank = false
  private written: readonly string[] = []
  private writtenOf = ''
  /** Reused buffer for the text between its names. */
  private readonly ends = ['']

  constructor(isBlank: boolean, parent?: TemplateNode, leading?: Line) {
    this.isBlank = isBlank
    this.parent = parent
    this.leading = leading
  }

  /** Whether an object has just these fields, in this order, with values that fit. */
  fits(object: unknown): object is JsonObject {
    if (!isPlainObject(object)) return false
    const { fields } = this
    let at = 0
    for (const name in object) {
      const field = at < fields.length ? fields[at] : undefined
      if (field === undefined || field.name !== name || !field.take(object[name])) return false
      at += 1
    }
    return at === fields.length
  }

  /** Renames it, in its own lines and in those with it as object. */
  rename(subject: string): void {
    this.subject = subject
    this.isChanged = true
    for (const { children } of this.lines) for (const child of children) child.isChanged = true
    this.leading?.endIn(subject)
    if (this.parent) this.parent.isChanged = true
  }

  /** Of a blank node: its name in this document. */
  get label(): string {
    return this.subject
  }

  /** Puts its lines in order again, and hashes them. `false` where one stands twice, or their order is not easily told. */
  settle(): boolean {
    this.writtenOf = ''
    if (this.hasGroups && !putInOrder(this.lines, compareLines)) return false
    if (this.isBlank) this.hash = sha256Hex(this.firstDegreeLines())
    this.isChanged = false
    this.isSettled = true
    return true
  }

  /** What the hash of its first degree is made of (RDF Dataset Canonicalization 1.0 §4.6): `<` before `_:a` before `_:z`. */
  private firstDegreeLines(): string {
    const { parent, leading } = this
    let own = ''
    for (const { tail, predicate, children } of this.lines) {
      if (children.length === 0) own += `_:a${tail}`
      else for (const _ of children) own += `_:a${predicate}_:z .\n`
    }
    if (!parent || !leading) return own
    return parent.isBlank
      ? `${own}_:z${leading.predicate}_:a .\n`
      : `${parent.subject}${leading.predicate}_:a .\n${own}`
  }

  /** Writes its lines under its present name or label. */
  write(text: Texts): void {
    if (this.writtenOf !== this.subject) this.written = this.pieces()
    for (const lines of this.written) text.push(lines)
    this.writtenOf = this.leadsToBlank ? '' : this.subject
  }

  /** Its lines in as few pieces as can be. */
  private pieces(): string[] {
    const { subject, ends } = this
    const pieces: string[] = []
    let count = 1
    for (const line of this.lines) {
      const { tail, isWide, predicate, children } = line
      if (children.length === 1) ends[count++] = line.labelled()
      else if (children.length > 0) for (const label of inOrder(children)) ends[count++] = `${predicate}${label}${END}`
      else if (!isWide) ends[count++] = tail
      else {
        pieces.push(ends.slice(0, count).join(subject), subject + tail)
        count = 1
      }
    }
    if (ends.length > count) ends.length = count
    pieces.push(ends.join(subject))
    return pieces
  }
}
