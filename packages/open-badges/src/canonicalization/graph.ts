import { sha256Hex } from '#platform'
import { merged, type Statements, StatementsDraft } from './statements.ts'
import { Text } from './text.ts'

/** Subject or object of a quad: as N-Quads write it, or a blank node. */
export type Node = string | BlankNode

/** Badges have few parts without a name; what is written for more is not kept. */
const MAX_KEPT_PLACES = 64

/** A node without a name. The label is given when a document is put together, and written over with the next one. */
export class BlankNode {
  readonly draft = new StatementsDraft<BlankNode>()
  /** The lines that lead to it, as its first-degree hash has them. */
  readonly incoming: string[] = []
  statements: Statements<BlankNode> | undefined
  hash = ''
  label = ''
  /** Its lines as they were written under earlier labels: shared parts are written again and again. */
  private written: string[] | undefined

  /** Ends what is said of it, and hashes that (§4.6): `undefined` where the processor's rules for repeats decide. */
  close(natives: readonly string[]): boolean {
    const closed = this.draft.close(natives)
    if (!closed) return false
    this.statements = closed
    this.hash = sha256Hex(this.firstDegreeLines(closed))
    return true
  }

  /** Its own lines in order lie between those that lead to it from IRIs and from blank nodes: `<`, `_:a`, `_:z`. */
  private firstDegreeLines({ tails, holes }: Statements<BlankNode>): string {
    const { incoming } = this
    if (incoming.length > 1) incoming.sort()
    const firstBlank = incoming.findIndex((line) => line.startsWith('_'))
    const fromIris = firstBlank < 0 ? incoming : incoming.slice(0, firstBlank)
    const ends = holes ? tails.flatMap((tail) => holes.get(tail)?.map(() => `${tail}z .\n`) ?? tail) : tails
    const own = ends.length > 0 ? `_:a${ends.join('_:a')}` : ''
    return fromIris.join('') + own + (firstBlank < 0 ? '' : incoming.slice(firstBlank).join(''))
  }

  /** Writes its lines under the present label, the `place`-th of all. */
  write(place: number, text: Text): void {
    const { statements } = this
    if (!statements || statements.tails.length === 0) return
    if (statements.holes || statements.wide || place >= MAX_KEPT_PLACES) writeStatements(this.label, statements, text)
    else {
      this.written ??= []
      this.written[place] ??= this.label + statements.tails.join(this.label)
      text.add(this.written[place])
    }
  }
}

/** What is said of one IRI. */
type Block = { readonly subject: string; readonly statements: Statements<BlankNode>; runs: Run[] | undefined }

/** Lines that are always the same, or one that leads to nodes whose labels change. */
type Run = { text: string; isWide: boolean; nodes: readonly BlankNode[] | undefined }

/** A part of a graph that stands on its own, ready to be used again: it shares no blank node with the rest. */
export type Subgraph = {
  /** By subject. With its brackets no IRI is the beginning of another, so their lines do not mix. */
  readonly blocks: readonly Block[]
  readonly nodes: readonly BlankNode[]
  readonly natives: readonly string[]
}

/**
 * The quads of one document, in the default graph. Each blank node collects, as quads come in, the lines that its
 * first-degree hash is made of (RDF Dataset Canonicalization 1.0 §4.6).
 */
export class Graph {
  readonly parts: Subgraph[] = []
  /**
   * Literals that came from numbers and booleans. The processor drops repeated values before it makes literals of them,
   * so `true` and `"true"` of one datatype may leave the same quad twice.
   */
  readonly natives: string[] = []
  private readonly named = new Map<string, StatementsDraft<BlankNode>>()
  private readonly nodes: BlankNode[] = []

  /** A new blank node. */
  blankNode(): BlankNode {
    const node = new BlankNode()
    this.nodes.push(node)
    return node
  }

  /** Where what is said of a node is gathered. */
  statementsOf(subject: Node): StatementsDraft<BlankNode> {
    if (typeof subject !== 'string') return subject.draft
    const known = this.named.get(subject)
    if (known) return known
    const draft = new StatementsDraft<BlankNode>()
    this.named.set(subject, draft)
    return draft
  }

  /** Adds a quad. `predicate` comes with its spaces. */
  add(subject: Node, predicate: string, object: Node): void {
    const statements = this.statementsOf(subject)
    if (typeof object === 'string') statements.add(predicate, object)
    else {
      statements.addHole(predicate, object)
      object.incoming.push(`${typeof subject === 'string' ? subject : '_:z'}${predicate}_:a .\n`)
    }
  }

  /** Closes the graph so that it can be part of others; `undefined` where the processor's rules for repeats decide. */
  close(): Subgraph | undefined {
    const { natives, nodes } = this
    const blocks: Block[] = []
    for (const [subject, draft] of this.named) {
      const statements = draft.close(natives)
      if (!statements) return undefined
      blocks.push({ subject, statements, runs: undefined })
    }
    for (const node of nodes) if (!node.close(natives)) return undefined
    return { blocks: blocks.sort(bySubject), nodes, natives }
  }
}

/** By UTF-16 unit, as the library orders lines. */
function bySubject(a: Block, b: Block): number {
  return a.subject < b.subject ? -1 : 1
}

/**
 * Canonical N-Quads, or the same quads in no order where blank nodes could not be told apart by their first degree. Texts
 * that follow one another, as {@link Text} keeps them.
 */
export type Assembly = { isCanonical: boolean; texts: readonly string[] }

/**
 * Puts closed parts together. Blank nodes whose first-degree hashes are unique are labelled in the order of their
 * hashes (RDF Dataset Canonicalization 1.0 §4.4.3, steps 4 and 5). `undefined` where the processor's own rules for
 * repeated values decide.
 */
export function assemble([own, ...shared]: readonly Subgraph[]): Assembly | undefined {
  if (!own) return { isCanonical: true, texts: [] }
  let rest: Subgraph | undefined
  for (const part of shared) {
    const both: Subgraph | undefined = rest ? joinedOnce(rest, part) : part
    if (!both) return undefined
    rest = both
  }
  const whole = rest ? joined(own, rest) : own
  return whole && write(whole)
}

function write({ blocks, nodes }: Subgraph): Assembly {
  const order = nodes.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
  const isCanonical = order.every(({ hash }, at) => hash !== order[at - 1]?.hash)
  // The general algorithm takes names of the canonical form for labels that are given already.
  for (const [at, node] of order.entries()) node.label = isCanonical ? `_:c14n${at}` : `_:b${at}`
  const text = new Text()
  // Lines that begin with an IRI come before all others, as `<` comes before `_`.
  for (const block of blocks) writeBlock(block, text)
  for (const at of isCanonical ? orderOfLabels(order.length) : order.keys()) {
    const node = order[at]
    if (isCanonical) node?.write(at, text)
    else if (node?.statements) writeStatements(node.label, node.statements, text)
  }
  return { isCanonical, texts: text.close() }
}

function writeBlock(block: Block, text: Text): void {
  block.runs ??= runsOf(block.subject, block.statements)
  for (const { text: lines, isWide, nodes } of block.runs) {
    if (!nodes) text.add(lines, isWide)
    else for (const end of endsOf(nodes)) text.add(lines + end)
  }
}

function writeStatements(subject: string, statements: Statements<BlankNode>, text: Text): void {
  writeBlock({ subject, statements, runs: undefined }, text)
}

/** With labels, lines that lead to several nodes may come in another order than the nodes do. */
function endsOf(nodes: readonly BlankNode[]): string[] {
  const ends = nodes.map(({ label }) => `${label} .\n`)
  return ends.length > 1 ? ends.sort() : ends
}

function runsOf(subject: string, { tails, holes, wide }: Statements<BlankNode>): Run[] {
  if (tails.length === 0) return []
  if (!holes && !wide) return [{ text: subject + tails.join(subject), isWide: false, nodes: undefined }]
  const runs: Run[] = []
  for (const tail of tails) {
    const nodes = holes?.get(tail)
    const isWide = wide?.has(tail) === true
    const before = runs.at(-1)
    if (nodes) runs.push({ text: subject + tail.slice(0, -2), isWide, nodes })
    else if (before && !before.nodes && before.isWide === isWide) before.text += subject + tail
    else runs.push({ text: subject + tail, isWide, nodes: undefined })
  }
  return runs
}

/** Places in the order of their labels as text, where `_:c14n10` comes before `_:c14n2`. */
const ordersOfLabels: number[][] = []

function orderOfLabels(count: number): number[] {
  if (count > 256) return labelOrder(count)
  ordersOfLabels[count] ??= labelOrder(count)
  return ordersOfLabels[count]
}

function labelOrder(count: number): number[] {
  return Array.from({ length: count }, (_, place) => String(place))
    .sort()
    .map(Number)
}

const joinedBefore = new WeakMap<Subgraph, WeakMap<Subgraph, Subgraph | undefined>>()

/** Parts that many badges share are joined once for all of them. */
function joinedOnce(left: Subgraph, right: Subgraph): Subgraph | undefined {
  const known = joinedBefore.get(left) ?? new WeakMap<Subgraph, Subgraph | undefined>()
  joinedBefore.set(left, known)
  if (known.has(right)) return known.get(right)
  const both = joined(left, right)
  known.set(right, both)
  return both
}

/** Two parts as one; `undefined` where both say the same with a number or boolean. */
function joined(left: Subgraph, right: Subgraph): Subgraph | undefined {
  const natives = right.natives.length > 0 ? [...left.natives, ...right.natives] : left.natives
  const blocks: Block[] = []
  let at = 0
  let other = right.blocks[0]
  for (const block of left.blocks) {
    for (; other && other.subject < block.subject; other = right.blocks[++at]) blocks.push(other)
    if (other?.subject !== block.subject) blocks.push(block)
    else {
      const statements = merged(block.statements, other.statements, natives)
      if (!statements) return undefined
      blocks.push({ subject: block.subject, statements, runs: undefined })
      other = right.blocks[++at]
    }
  }
  for (; other; other = right.blocks[++at]) blocks.push(other)
  return { blocks, nodes: [...left.nodes, ...right.nodes], natives }
}
