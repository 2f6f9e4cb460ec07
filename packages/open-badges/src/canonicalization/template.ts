import type { Subgraph } from './graph.ts'
import type { Layouts } from './layouts.ts'
import type { TemplateNode } from './template-node.ts'

/** A reference to the issuer or the achievement: subgraphs that many badges share. */
export type SharedPlace = { part: Subgraph | undefined }

/**
 * The form of a document whose values are filled in anew for each one: objects with a fixed set of fields, whose lines stand
 * in an order that their predicates decide. It keeps the values of the last document, and does again only what differs.
 */
export type Template = {
  readonly root: TemplateNode
  readonly named: TemplateNode[]
  readonly blank: TemplateNode[]
  readonly shared: SharedPlace[]
  readonly layouts: Layouts
}
