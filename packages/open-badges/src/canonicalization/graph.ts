import { sha256Hex } from '#platform'

/** Subject or object of a quad: as N-Quads write it, or the number of a blank node. */
export type Node = string | number

type Link = { from: number; predicate: string; to: number }

/** How a line ends whose object is a blank node that has no label yet. Lines that are whole end with a line feed. */
const HOLE = '_:'
const COLON = 0x3a

/** A part of a graph that stands on its own, ready to be used again: it shares no blank node with the rest. */
export type Subgraph = {
  /** Lines whose subject is an IRI, in order, each once; those that lead to a blank node end with {@link HOLE}. */
  readonly lines: readonly string[]
  /** The blank nodes that each line with a hole leads to. */
  readonly holes: ReadonlyMap<string, readonly number[]>
  /** For each blank node the rest of the lines that begin with it, in order. */
  readonly tails: readonly (readonly string[])[]
  readonly links: readonly Link[]
  /** First-degree hash of each blank node. */
  readonly hashes: readonly string[]
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
  private readonly lines: string[] = []
  private readonly holes = new Map<string, number[]>()
  private readonly tails: string[][] = []
  private readonly links: Link[] = []
  private readonly incoming: string[][] = []

  /** A new blank node. */
  blankNode(): number {
    this.incoming.push([])
    return this.tails.push([]) - 1
  }

  /** Adds a quad. `predicate` comes with its spaces. */
  add(subject: Node, predicate: string, object: Node): void {
    if (typeof subject === 'string') {
      if (typeof object === 'string') this.lines.push(`${subject}${predicate}${object} .\n`)
      else this.addHole(subject + predicate, object)
    } else if (typeof object === 'string') this.tails[subject]?.push(`${predicate}${object} .\n`)
    else {
      this.links.push({ from: subject, predicate, to: object })
      this.incoming[object]?.push(`_:z${predicate}_:a .\n`)
    }
  }

  private addHole(prefix: string, object: number): void {
    const line = prefix + HOLE
    const others = this.holes.get(line)
    if (others) others.push(object)
    else {
      this.holes.set(line, [object])
      this.lines.push(line)
    }
    this.incoming[object]?.push(`${prefix}_:a .\n`)
  }

  /** Closes the graph so that it can be part of others; `undefined` where the processor's rules for repeats decide. */
  close(): Subgraph | undefined {
    const { holes, links, natives } = this
    const lines = withoutRepeats(this.lines.sort(), natives)
    const tails: string[][] = []
    for (const own of this.tails) {
      const distinct = withoutRepeats(own.sort(), natives)
      if (!distinct) return undefined
      tails.push(distinct)
    }
    if (!lines) return undefined
    return { lines, holes, tails, links, hashes: tails.map((_, node) => this.firstDegreeHash(node, tails)), natives }
  }

  private firstDegreeHash(node: number, tails: readonly string[][]): string {
    const lines = this.incoming[node] ?? []
    for (const tail of tails[node] ?? []) lines.push(`_:a${tail}`)
    for (const { from, predicate } of this.links) if (from === node) lines.push(`_:a${predicate}_:z .\n`)
    return sha256Hex(lines.sort().join(''))
  }
}

/** Canonical N-Quads, or the same quads in no order where blank nodes could not be told apart by their first degree. */
export type Assembly = { isCanonical: boolean; nquads: string }

/**
 * Puts closed parts together. Blank nodes whose first-degree hashes are unique are labelled in the order of their
 * hashes (RDF Dataset Canonicalization 1.0 §4.4.3, steps 4 and 5). `undefined` where the processor's own rules for
 * repeated values decide.
 */
export function assemble([own, ...shared]: readonly Subgraph[]): Assembly | undefined {
  if (!own) return { isCanonical: true, nquads: '' }
  let rest: Subgraph | undefined
  for (const part of shared) {
    const both: Subgraph | undefined = rest ? joinedOnce(rest, part) : part
    if (!both) return undefined
    rest = both
  }
  const whole = rest ? joined(own, rest) : own
  if (!whole) return undefined
  const sorted = whole.hashes.toSorted()
  const isUnique = sorted.every((one, index) => one !== sorted[index - 1])
  // The general algorithm takes names of the canonical form for labels that are given already.
  const labels = whole.hashes.map((one, index) => (isUnique ? `c14n${sorted.indexOf(one)}` : `b${index}`))
  return { isCanonical: isUnique, nquads: linesFromIris(whole, labels) + linesFromBlankNodes(whole, labels) }
}

/** The lines whose subject is an IRI; they come before all others, as `<` comes before `_`. */
function linesFromIris({ lines, holes }: Subgraph, labels: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    if (line.charCodeAt(line.length - 1) !== COLON) text += line
    else {
      const names = (holes.get(line) ?? []).map((node) => `${labels[node]} .\n`)
      for (const name of names.length > 1 ? names.sort() : names) text += line + name
    }
  }
  return text
}

function linesFromBlankNodes({ tails, links }: Subgraph, labels: readonly string[]): string {
  const outgoing = new Map<number, string[]>()
  for (const { from, predicate, to } of links) {
    const ends = outgoing.get(from) ?? []
    ends.push(`${predicate}_:${labels[to]} .\n`)
    outgoing.set(from, ends)
  }
  const order = labels.map((label, node) => ({ name: `_:${label}`, node })).sort(byName)
  let text = ''
  for (const { name, node } of order) {
    const own = tails[node] ?? []
    const ends = outgoing.get(node)
    for (const tail of ends ? [...own, ...ends].sort() : own) text += name + tail
  }
  return text
}

/** By UTF-16 unit, as the library orders lines; a label is followed by a space, which comes before every digit. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
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

/** Two parts as one; the blank nodes of the second are counted on from those of the first. */
function joined(left: Subgraph, right: Subgraph): Subgraph | undefined {
  const first = left.tails.length
  const natives = right.natives.length > 0 ? [...left.natives, ...right.natives] : left.natives
  const lines = merged(left.lines, right.lines, natives)
  if (!lines) return undefined
  const holes = new Map(left.holes)
  for (const [line, nodes] of right.holes)
    holes.set(line, [...(holes.get(line) ?? []), ...nodes.map((at) => at + first)])
  const links = right.links.map(({ from, predicate, to }) => ({ from: from + first, predicate, to: to + first }))
  return {
    lines,
    holes,
    tails: [...left.tails, ...right.tails],
    links: links.length > 0 ? [...left.links, ...links] : left.links,
    hashes: [...left.hashes, ...right.hashes],
    natives,
  }
}

/** Merges two sorted lists, each line once; `undefined` where a repeated line holds a number or boolean. */
function merged(left: readonly string[], right: readonly string[], natives: readonly string[]): string[] | undefined {
  const lines: string[] = []
  let at = 0
  let other = right[0]
  for (const line of left) {
    for (; other !== undefined && other < line; other = right[++at]) lines.push(other)
    if (other === line) {
      if (isNative(line, natives)) return undefined
      other = right[++at]
    }
    lines.push(line)
  }
  for (; other !== undefined; other = right[++at]) lines.push(other)
  return lines
}

/** Sorted lines, each once; `undefined` where a repeated line holds a number or boolean. */
function withoutRepeats(sorted: string[], natives: readonly string[]): string[] | undefined {
  let hasRepeats = false
  for (let at = 1; at < sorted.length; at++) {
    const line = sorted[at]
    if (line === undefined || line !== sorted[at - 1]) continue
    if (isNative(line, natives)) return undefined
    hasRepeats = true
  }
  return hasRepeats ? sorted.filter((line, index) => line !== sorted[index - 1]) : sorted
}

function isNative(line: string, natives: readonly string[]): boolean {
  return natives.some((native) => line.endsWith(`${native} .\n`))
}
