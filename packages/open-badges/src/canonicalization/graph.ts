import { hash } from 'node:crypto'

/** Subject or object of a quad: as N-Quads write it, or the number of a blank node. */
export type Node = string | number

type BlankQuad = { subject: Node; predicate: string; object: Node }

/** How a first-degree line ends that leads to another blank node: two such lines are two quads, not one repeated. */
const TO_ANOTHER = ' _:z .\n'

/** A part of a graph that stands on its own, ready to be used again: it shares no blank node with the rest. */
export type Subgraph = {
  ground: readonly string[]
  blankQuads: readonly BlankQuad[]
  /** First-degree hash of each blank node of the part. */
  hashes: readonly string[]
  natives: readonly string[]
}

/**
 * The quads of one document, in the default graph. Each blank node collects, as quads come in, the lines that its
 * first-degree hash is made of (RDF Dataset Canonicalization 1.0 §4.6).
 */
export class Graph {
  readonly ground: string[] = []
  readonly parts: Subgraph[] = []
  /**
   * Literals that came from numbers and booleans. The processor drops repeated values before it makes literals of them,
   * so `true` and `"true"` of one datatype may leave the same quad twice.
   */
  readonly natives: string[] = []
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
      const distinct = withoutRepeats(lines.sort(), this.natives)
      if (!distinct) return undefined
      hashes.push(hash('sha256', distinct.join(''), 'hex'))
    }
    return { ground: this.ground.sort(), blankQuads: this.blankQuads, hashes, natives: this.natives }
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
  const hashes = parts.flatMap((part) => part.hashes)
  const sorted = hashes.toSorted()
  const isUnique = sorted.every((hash, index) => hash !== sorted[index - 1])
  const labels = isUnique ? new Map(sorted.map((hash, index) => [hash, `_:c14n${index}`])) : undefined
  const names = hashes.map((hash, index) => labels?.get(hash) ?? `_:b${index}`)
  const natives = parts.flatMap((part) => part.natives)
  const lines = withoutRepeats(linesOf(parts, names), natives)
  return lines && { isCanonical: isUnique, nquads: lines.join('') }
}

/** All lines in order (by UTF-16 unit, as the library orders them). The ground lines of each part are sorted already. */
function linesOf(parts: readonly Subgraph[], names: readonly string[]): string[] {
  const lines: string[] = []
  let first = 0
  for (const { blankQuads, hashes } of parts) {
    for (const { subject, predicate, object } of blankQuads) {
      const from = typeof subject === 'number' ? names[first + subject] : subject
      lines.push(`${from}${predicate}${typeof object === 'number' ? names[first + object] : object} .\n`)
    }
    first += hashes.length
  }
  return parts.reduce((merged: string[], { ground }) => merge(merged, ground), lines.sort())
}

/** Merges two sorted lists: cheaper than sorting them together again. */
function merge(left: readonly string[], right: readonly string[]): string[] {
  const merged: string[] = []
  let at = 0
  for (const line of left) {
    for (let other = right[at]; other !== undefined && other < line; other = right[++at]) merged.push(other)
    merged.push(line)
  }
  for (; at < right.length; at++) merged.push(right[at] ?? '')
  return merged
}

/** Sorted lines, each once; `undefined` where a repeated line holds a number or boolean. */
function withoutRepeats(sorted: string[], natives: readonly string[]): string[] | undefined {
  let hasRepeats = false
  for (let i = 1; i < sorted.length; i++) {
    const line = sorted[i]
    if (line === undefined || line !== sorted[i - 1] || line.endsWith(TO_ANOTHER)) continue
    if (natives.some((native) => line.endsWith(`${native} .\n`))) return undefined
    hasRepeats = true
  }
  return hasRepeats ? sorted.filter((line, index) => line !== sorted[index - 1] || line.endsWith(TO_ANOTHER)) : sorted
}
