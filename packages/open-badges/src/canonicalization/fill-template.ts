import { inOrderOfHashes, joinedAll } from './assemble.ts'
import type { BlankNode, Block, Subgraph } from './graph.ts'
import type { Piece } from './kept-lines.ts'
import { labelAt } from './labels.ts'
import type { Layouts } from './layouts.ts'
import { putInOrder } from './put-in-order.ts'
import type { Template } from './template.ts'
import type { TemplateNode } from './template-node.ts'

const NO_BLOCKS: readonly Block[] = []
const NO_NODES: readonly BlankNode[] = []

/**
 * The canonical N-Quads of the document that a template took last, together with the shared parts that it names. `undefined`
 * where two subjects, lines or hashes are the same: what that means the general path decides.
 */
export function fillTemplate({ named, blank, shared, layouts }: Template): readonly Piece[] | undefined {
  const parts: Subgraph[] = []
  for (const { part } of shared) if (part) parts.push(part)
  const rest = parts.length === 0 ? undefined : joinedAll(parts)
  if (!rest && parts.length > 0) return undefined
  if (!settle(named, layouts) || !settle(blank, layouts)) return undefined
  const ordered = inOrderOfSubjects(named, rest?.blocks ?? NO_BLOCKS)
  const labelled = inOrderOfLabels(blank, rest ? orderOf(rest) : NO_NODES)
  return ordered && labelled && layouts.write({ named: ordered, blank: labelled }, rest)
}

/** Sorts and hashes the nodes that changed. */
function settle(nodes: readonly TemplateNode[], layouts: Layouts): boolean {
  for (const node of nodes) {
    if (!node.isChanged) continue
    if (!node.isChanging && node.isSettled) {
      node.isChanging = true
      layouts.clear()
    }
    if (!node.settle()) return false
  }
  return true
}

const orders = new WeakMap<Subgraph, readonly BlankNode[]>()

/** The blank nodes of shared subgraphs are sorted already. */
function orderOf(rest: Subgraph): readonly BlankNode[] {
  const known = orders.get(rest)
  if (known) return known
  const order = inOrderOfHashes(rest.nodes)
  orders.set(rest, order)
  return order
}

/** Labels all blank nodes by the order of their hashes (RDF Dataset Canonicalization 1.0 §4.4.3); `undefined` where two are equal. */
function inOrderOfLabels(own: TemplateNode[], shared: readonly BlankNode[]): (TemplateNode | BlankNode)[] | undefined {
  if (!putInOrder(own, compareHashes)) return undefined
  const order: (TemplateNode | BlankNode)[] = []
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

/** All subjects with a name, in order; `undefined` where two objects have one name, and so are one. */
function inOrderOfSubjects(own: TemplateNode[], shared: readonly Block[]): (TemplateNode | Block)[] | undefined {
  if (!putInOrder(own, compareSubjects)) return undefined
  const order: (TemplateNode | Block)[] = []
  let at = 0
  let next = own[0]
  for (const block of shared) {
    for (; next && next.subject < block.subject; next = own[++at]) order.push(next)
    if (next?.subject === block.subject) return undefined
    order.push(block)
  }
  for (; next; next = own[++at]) order.push(next)
  return order
}

function compareHashes(a: TemplateNode, b: TemplateNode): number {
  return a.hash === b.hash ? 0 : a.hash < b.hash ? -1 : 1
}

function compareSubjects(a: TemplateNode, b: TemplateNode): number {
  return a.subject === b.subject ? 0 : a.subject < b.subject ? -1 : 1
}
