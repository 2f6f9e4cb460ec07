import { hash } from 'node:crypto'

/** Subject or object of a quad: as N-Quads write it, or the number of a blank node. */
export type Node = string | number

type BlankQuad = { subject: Node; predicate: string; object: Node }

/** A part of a graph that stands on its own, ready to be used again: it shares no blank node with the rest. */
export type Subgraph = {
  ground: readonly string[]
  blankQuads: readonly BlankQuad[]
  /** First-degree hash of each blank node of the part. */
  hashes: readonly string[]
  hasNatives: boolean
}

/**
 * The quads of one document, in the default graph. Each blank node collects, as quads come in, the lines that its
 * first-degree hash is made of (RDF Dataset Canonicalization 1.0 §4.6).
 */
export class Graph {
  readonly ground: string[] = []
  readonly parts: Subgraph[] = []
  /** Numbers and booleans are compared as such by the processor, before they become literals. */
  hasNatives = false
  private readonly blankQuads: BlankQuad[] = []
  private readonly firstDegreeLines: string[][] = []

  /** A new blank node. */
  blankNode(): number {
    return this.firstDegreeLines.push([]) - 1
  }

  /** Adds a quad. `predicate` comes with its spaces. */
  add(subject: Node, predicate: string, object: Node): void {
    if (typeof subject === 'string' && typeof object === 'string') {
      this.ground.push(`${subject}${predicate}${object} .\n`)
      return
    }
    this.blankQuads.push({ subject, predicate, object })
    if (typeof subject === 'number') {
      this.firstDegreeLines[subject]?.push(`_:a${predicate}${typeof object === 'number' ? '_:z' : object} .\n`)
    }
    if (typeof object === 'number') {
      this.firstDegreeLines[object]?.push(`${typeof subject === 'number' ? '_:z' : subject}${predicate}_:a .\n`)
    }
  }

  /** Closes the graph so that it can be part of others; `undefined` where it needs the general algorithm. */
  close(): Subgraph | undefined {
    const hashes: string[] = []
    for (const lines of this.firstDegreeLines) {
      lines.sort()
      if (hasRepeats(lines)) return undefined
      hashes.push(hash('sha256', lines.join(''), 'hex'))
    }
    const ground = this.ground.sort()
    return { ground, blankQuads: this.blankQuads, hashes, hasNatives: this.hasNatives }
  }
}

/** Canonical N-Quads, or the same quads in no order where blank nodes could not be told apart by their first degree. */
export type Assembly = { isCanonical: boolean; nquads: string }

/**
 * Puts closed parts together. Blank nodes whose first-degree hashes are unique are labelled in the order of their
 * hashes (RDF Dataset Canonicalization 1.0 §4.4.3, steps 4 and 5). `undefined` where the processor's own rules for
 * repeated values decide.
 */
export function assemble(parts: readonly Subgraph[]): Assembly | undefined {
  const order = parts.flatMap(({ hashes }, part) => hashes.map((hash, node) => ({ hash, part, node })))
  order.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
  const isUnique = order.every(({ hash }, index) => hash !== order[index - 1]?.hash)
  const labels: string[][] = parts.map(({ hashes }) => new Array(hashes.length))
  for (const [index, { part, node }] of order.entries()) {
    const label = labels[part]
    if (label) label[node] = isUnique ? `_:c14n${index}` : `_:b${index}`
  }
  const lines = linesOf(parts, labels)
  const hasNatives = parts.some((part) => part.hasNatives)
  if (hasRepeats(lines)) return hasNatives ? undefined : { isCanonical: isUnique, nquads: withoutRepeats(lines) }
  return { isCanonical: isUnique, nquads: lines.join('') }
}

function linesOf(parts: readonly Subgraph[], labels: string[][]): string[] {
  const lines: string[] = []
  for (const [index, { ground, blankQuads }] of parts.entries()) {
    for (const line of ground) lines.push(line)
    const names = labels[index] ?? []
    for (const { subject, predicate, object } of blankQuads) {
      const from = typeof subject === 'number' ? names[subject] : subject
      lines.push(`${from}${predicate}${typeof object === 'number' ? names[object] : object} .\n`)
    }
  }
  return lines.sort()
}

function hasRepeats(sorted: readonly string[]): boolean {
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return true
  return false
}

function withoutRepeats(sorted: readonly string[]): string {
  return sorted.filter((line, index) => line !== sorted[index - 1]).join('')
}
