import { sha256Hex } from '#platform'
import { type Run, runsOf, type Texts, writeRuns } from './runs.ts'
import { type Statements, StatementsDraft } from './statements.ts'

/** Subject or object of a quad: as N-Quads write it, or a blank node. */
export type Node = string | BlankNode

/** Lines are cached for the first so many label positions; badges have fewer blank nodes. */
const MAX_KEPT_PLACES = 64

/** A blank node. Its label is assigned when a document is assembled, and again for the next document that shares the node. */
export class BlankNode {
  readonly draft = new StatementsDraft<BlankNode>()
  /** Lines with it as object, in the form that the first-degree hash takes. */
  readonly incoming: string[] = []
  statements: Statements<BlankNode> | undefined
  hash = ''
  label = ''
  /** Cache of its lines by label position: nodes of shared parts are written for every document. */
  private readonly written: Run[][] = []

  /** Closes its statements and computes the first-degree hash (§4.6): `undefined` where the processor's rules for repeats decide. */
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

  /** Writes its lines under its canonical label, the `place`-th of all. */
  write(text: Texts, place: number): void {
    const { statements } = this
    if (!statements) return
    if (place >= MAX_KEPT_PLACES) writeRuns(runsOf(this.label, statements), text)
    else {
      this.written[place] ??= runsOf(this.label, statements)
      writeRuns(this.written[place], text)
    }
  }
}

/** The statements about one IRI. */
export class Block {
  readonly subject: string
  readonly statements: Statements<BlankNode>
  private runs: Run[] | undefined

  constructor(subject: string, statements: Statements<BlankNode>) {
    this.subject = subject
    this.statements = statements
  }

  /** Writes its lines. */
  write(text: Texts): void {
    this.runs ??= runsOf(this.subject, this.statements)
    writeRuns(this.runs, text)
  }
}

/** A part of a graph that stands on its own, ready to be used again: it shares no blank node with the rest. */
export type Subgraph = {
  /** In the order of their subjects. With its brackets no IRI is the beginning of another, so their lines do not mix. */
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

  /** The draft that collects the statements about a node. */
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
      blocks.push(new Block(subject, statements))
    }
    for (const node of nodes) if (!node.close(natives)) return undefined
    return { blocks: blocks.sort(bySubject), nodes, natives }
  }
}

/** By UTF-16 unit, as the library orders lines. */
function bySubject(a: Block, b: Block): number {
  return a.subject < b.subject ? -1 : 1
}
