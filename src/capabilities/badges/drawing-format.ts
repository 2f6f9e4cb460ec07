import { XMLParser } from 'fast-xml-parser'
import { type DrawnElement, drawnAgain } from './drawing-rules.ts'
import type { DrawingRefusal, RefusedPicture } from './picture-rules.ts'
import { readStyles, type Styles } from './style-format.ts'

/** A drawing as it may be kept: written anew from the parts that were understood. */
export type DrawingOutcome = { ok: true; svg: string } | RefusedPicture<DrawingRefusal>

const deepest = 24
const mostElements = 3000

/** Order and attributes as they stand; entities are not followed, nothing is made a number. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // One more than is taken: what is deeper is told so, and not that it cannot be read.
  maxNestedTags: deepest + 10,
})

/** What the parser makes of an element: its name leads to its children, `:@` to its attributes. */
type Parsed = Record<string, unknown>

/** Reads an SVG by an allow-list: shapes, groups, gradients, masks and their looks. Any other part refuses it, by name. */
export function readDrawing(text: string): DrawingOutcome {
  // A document type without rules of its own names the standard alone, as drawing programs write it.
  const xml = text.replace(/^\uFEFF/, '').replace(/<!DOCTYPE[^>[]*>/i, '')
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, refusal: 'drawing-has-entities' }
  const parsed = parse(xml)
  if (!parsed) return { ok: false, refusal: 'drawing-cannot-be-read' }
  if (parsed === 'too-deep') return tooComplex()
  const roots = elementsOf(parsed)
  const [root] = roots
  if (!root || roots.length > 1 || root.name !== 'svg') return { ok: false, refusal: 'drawing-cannot-be-read' }
  if (isTooMuch(root)) return tooComplex()
  const styles = readStyles(textsOf(parsed))
  return styles.ok ? drawnAgain(root, styles.styles satisfies Styles) : styles
}

const tooComplex = (): RefusedPicture<DrawingRefusal> => ({
  ok: false,
  refusal: 'drawing-is-too-complex',
  figures: { most: mostElements },
})

function parse(xml: string): Parsed[] | 'too-deep' | undefined {
  try {
    return parser.parse(xml) as Parsed[]
  } catch (error) {
    return error instanceof Error && /nested/i.test(error.message) ? 'too-deep' : undefined
  }
}

const textKey = '#text'
const attributesKey = ':@'

/** Elements with their children; what stands between them is no part of a drawing. */
function elementsOf(nodes: Parsed[]): DrawnElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributesKey)
    if (name === undefined || name === textKey) return []
    const children = node[name]
    return [
      {
        name: name.replace(/^svg:/, ''),
        attributes: { ...(node[attributesKey] as Record<string, string> | undefined) },
        children: Array.isArray(children) ? elementsOf(children as Parsed[]) : [],
      },
    ]
  })
}

/** What stands in the style sheets of a drawing, wherever they are. */
function textsOf(nodes: Parsed[], isStyle = false): string {
  return nodes
    .map((node) => {
      if (isStyle && typeof node[textKey] === 'string') return node[textKey]
      return Object.entries(node)
        .map(([name, children]) =>
          Array.isArray(children) ? textsOf(children as Parsed[], name.replace(/^svg:/, '') === 'style') : '',
        )
        .join('\n')
    })
    .join('\n')
}

/** Looked at before anything is done with it, and no deeper than is taken. */
function isTooMuch(root: DrawnElement): boolean {
  let elements = 0
  const isTooDeep = (element: DrawnElement, depth: number): boolean => {
    elements += 1
    if (depth > deepest || elements > mostElements) return true
    return element.children.some((child) => isTooDeep(child, depth + 1))
  }
  return isTooDeep(root, 1)
}
