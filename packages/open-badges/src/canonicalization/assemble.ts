import { type BlankNode, Block, type Subgraph } from './graph.ts'
import { labelAt, labelsInOrder } from './labels.ts'
import { runsOf, writeRuns } from './runs.ts'
import { merged } from './statements.ts'

/**
 * Canonical N-Quads, or the same quads in no order where blank nodes could not be told apart by their first degree: `alike`
 * counts those. Texts that follow one another.
 */
export type Assembly = { isCanonical: boolean; alike: number; texts: readonly string[] }

/**
 * Puts closed parts together. Blank nodes whose first-degree hashes are unique are labelled in the order of their
 * hashes (RDF Dataset Canonicalization 1.0 §4.4.3, steps 4 and 5). `undefined` where the processor's own rules for
 * repeated values decide.
 */
export function assemble([own, ...shared]: readonly Subgraph[]): Assembly | undefined {
  if (!own) return { isCanonical: true, alike: 0, texts: [] }
  if (shared.length === 0) return write(own)
  const rest = joinedAll(shared)
  const whole = rest && joined(own, rest)
  return whole && write(whole)
}

function write({ blocks, nodes }: Subgraph): Assembly {
  const order = inOrderOfHashes(nodes)
  const alike = countAlike(order)
  const isCanonical = alike === 0
  const texts: string[] = []
  // The general algorithm takes names of the canonical form for labels that are given already.
  for (const [at, node] of order.entries()) node.label = isCanonical ? labelAt(at) : `_:b${at}`
  // Lines that begin with an IRI come before all others, as `<` comes before `_`.
  for (const block of blocks) block.write(texts)
  if (isCanonical) for (const at of labelsInOrder(order.length)) order[at]?.write(texts, at)
  else for (const { label, statements } of order) if (statements) writeRuns(runsOf(label, statements), texts)
  return { isCanonical, alike, texts }
}

/** How many blank nodes share their hash with another one. */
function countAlike(order: readonly BlankNode[]): number {
  let alike = 0
  for (const [at, { hash }] of order.entries()) {
    if (hash === order[at - 1]?.hash || hash === order[at + 1]?.hash) alike += 1
  }
  return alike
}

/** Blank nodes in the order in which they are labelled. */
export function inOrderOfHashes(nodes: readonly BlankNode[]): BlankNode[] {
  return nodes.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
}

const joinedBefore = new WeakMap<Subgraph, WeakMap<Subgraph, Subgraph | undefined>>()

/** Parts that many badges share as one: joined once for all of them. `undefined` as {@link assemble}. */
export function joinedAll([first, ...more]: readonly Subgraph[]): Subgraph | undefined {
  let whole = first
  for (const part of more) whole = whole && joinedOnce(whole, part)
  return whole
}

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
      blocks.push(new Block(block.subject, statements))
      other = right.blocks[++at]
    }
  }
  for (; other; other = right.blocks[++at]) blocks.push(other)
  return { blocks, nodes: [...left.nodes, ...right.nodes], natives }
}
