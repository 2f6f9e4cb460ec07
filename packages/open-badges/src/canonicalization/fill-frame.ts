import { inOrderOfHashes, joinedAll } from './assemble.ts'
import type { Frame, FrameNode } from './frame.ts'
import type { BlankNode, Block, Subgraph } from './graph.ts'
import { labelAt, labelsInOrder } from './labels.ts'
import { putInOrder } from './put-in-order.ts'

const NO_BLOCKS: readonly Block[] = []
const NO_NODES: readonly BlankNode[] = []

/**
 * The canonical N-Quads of the document that a frame took last, together with the shared parts that it names. `undefined`
 * where two subjects, lines or hashes are the same: what that means the general path decides.
 */
export function fillFrame({ named, blank, shared }: Frame): readonly string[] | undefined {
  const parts: Subgraph[] = []
  for (const { part } of shared) if (part) parts.push(part)
  const rest = parts.length === 0 ? undefined : joinedAll(parts)
  if (!rest && parts.length > 0) return undefined
  for (const node of named) if (node.isChanged && !node.settle()) return undefined
  for (const node of blank) if (node.isChanged && !node.settle()) return undefined
  const order = labelled(blank, rest ? orderOf(rest) : NO_NODES)
  const texts: string[] = []
  if (!order || !writeNamed(named, rest?.blocks ?? NO_BLOCKS, texts)) return undefined
  for (const at of labelsInOrder(order.length)) order[at]?.write(texts, at)
  return texts
}

const orders = new WeakMap<Subgraph, readonly BlankNode[]>()

/** Parts that many badges share bring their blank nodes in order. */
function orderOf(rest: Subgraph): readonly BlankNode[] {
  const known = orders.get(rest)
  if (known) return known
  const order = inOrderOfHashes(rest.nodes)
  orders.set(rest, order)
  return order
}

/** Labels all blank nodes by the order of their hashes (RDF Dataset Canonicalization 1.0 §4.4.3); `undefined` where two are equal. */
function labelled(own: FrameNode[], shared: readonly BlankNode[]): (FrameNode | BlankNode)[] | undefined {
  if (!putInOrder(own, compareHashes)) return undefined
  const order: (FrameNode | BlankNode)[] = []
  let at = 0
  let next = own[0]
  let before = ''
  for (const node of shared) {
    for (; next && next.hash < node.hash; next = own[++at]) {
      next.subject = labelAt(order.length)
      before = next.hash
      order.push(next)
    }
    if (next?.hash === node.hash || before === node.hash) return undefined
    before = node.hash
    node.label = labelAt(order.length)
    order.push(node)
  }
  for (; next; next = own[++at]) {
    next.subject = labelAt(order.length)
    order.push(next)
  }
  return order
}

/** Lines that begin with an IRI come before all others. `false` where two objects have one name, and so are one. */
function writeNamed(own: FrameNode[], shared: readonly Block[], text: string[]): boolean {
  if (!putInOrder(own, compareSubjects)) return false
  let at = 0
  let next = own[0]
  for (const block of shared) {
    for (; next && next.subject < block.subject; next = own[++at]) next.write(text)
    if (next?.subject === block.subject) return false
    block.write(text)
  }
  for (; next; next = own[++at]) next.write(text)
  return true
}

function compareHashes(a: FrameNode, b: FrameNode): number {
  return a.hash === b.hash ? 0 : a.hash < b.hash ? -1 : 1
}

function compareSubjects(a: FrameNode, b: FrameNode): number {
  return a.subject === b.subject ? 0 : a.subject < b.subject ? -1 : 1
}
