import type { BlankNode, Block, Subgraph } from './graph.ts'
import { KeptLines, type Piece } from './kept-lines.ts'
import { labelsInOrder } from './labels.ts'
import type { Texts } from './runs.ts'
import { TemplateNode } from './template-node.ts'

/** All statements of one document: with IRIs as subjects in their order, and without names in the order of their hashes. */
export type Subjects = { named: readonly (TemplateNode | Block)[]; blank: readonly (TemplateNode | BlankNode)[] }

/** Lines in order; nodes whose lines change from document to document are referenced instead. */
type Layout = Subjects & { pieces: readonly (KeptLines | TemplateNode)[] }

/** Size of the LRU cache of layouts. One or two changing blank nodes may stand at any position among the others. */
const MAX_LAYOUTS = 32
/** In a full cache, every so many misses evict the least recently used layout. */
const MISSES_BEFORE_CHANGE = 8

/**
 * Layouts of the documents that one template took. In all documents of one order the same labels stand in the same places, so that all
 * lines between those that change are one text.
 */
export class Layouts {
  private layouts: Layout[] = []
  private rest: Subgraph | undefined
  private misses = 0

  /** Empties the cache: a part that was constant has changed. */
  clear(): void {
    this.layouts = []
  }

  /** The lines of a document, whose shared parts are `rest`. */
  write(subjects: Subjects, rest: Subgraph | undefined): Piece[] {
    const texts: Piece[] = []
    const layout = this.find(subjects, rest)
    if (!layout) writeAll(subjects, texts, (node) => node.write(texts))
    else for (const piece of layout.pieces) piece instanceof TemplateNode ? piece.write(texts) : texts.push(piece)
    return texts
  }

  private find(subjects: Subjects, rest: Subgraph | undefined): Layout | undefined {
    const { layouts } = this
    if (rest !== this.rest) {
      // Where each document is about another achievement, no layout would be used twice.
      this.rest = rest
      this.clear()
      return undefined
    }
    for (let at = 0; at < layouts.length; at++) {
      const layout = layouts[at]
      if (!layout || !areSame(layout.blank, subjects.blank) || !areSame(layout.named, subjects.named)) continue
      if (at > 0) {
        layouts.splice(at, 1)
        layouts.unshift(layout)
      }
      return layout
    }
    this.misses += 1
    if (layouts.length >= MAX_LAYOUTS && this.misses % MISSES_BEFORE_CHANGE !== 0) return undefined
    if (layouts.length >= MAX_LAYOUTS) layouts.pop()
    const made = layoutOf(subjects)
    layouts.unshift(made)
    return made
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false
  return true
}

/** Lines that begin with an IRI come before all others, as `<` comes before `_`. */
function writeAll({ named, blank }: Subjects, text: Texts, writeChanging: (node: TemplateNode) => void): void {
  for (const subject of named) {
    if (subject instanceof TemplateNode && subject.isChanging) writeChanging(subject)
    else subject.write(text)
  }
  for (const at of labelsInOrder(blank.length)) {
    const subject = blank[at]
    if (subject instanceof TemplateNode && subject.isChanging) writeChanging(subject)
    else subject?.write(text, at)
  }
}

function layoutOf(subjects: Subjects): Layout {
  const pieces: (KeptLines | TemplateNode)[] = []
  let lines: string[] = []
  const endLines = () => {
    if (lines.length > 0) pieces.push(new KeptLines(lines.join('')))
    lines = []
  }
  writeAll(subjects, { push: (text) => lines.push(text) }, (node) => {
    endLines()
    pieces.push(node)
  })
  endLines()
  return { ...subjects, pieces }
}
