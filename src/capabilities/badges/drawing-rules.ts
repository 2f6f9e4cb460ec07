import { type DrawingRefusal, isSquare, type RefusedPicture } from './picture-rules.ts'
import { readLooks, type Styles } from './style-format.ts'

export interface DrawnElement {
  name: string
  attributes: Record<string, string>
  children: DrawnElement[]
}

type Outcome = { ok: true; svg: string } | RefusedPicture<DrawingRefusal>

const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'])
/** What is drawn on others: nothing in it may itself be cut or masked, or a few lines would be drawn millions of times. */
const stencils = new Set(['clipPath', 'mask'])
const gradients = new Set(['linearGradient', 'radialGradient'])
const kept = new Set(['g', 'defs', 'use', 'stop', ...shapes, ...stencils, ...gradients])
/** Said about a drawing, not drawn. */
const silent = new Set(['title', 'desc', 'metadata', 'style'])

const refusedParts: Record<string, DrawingRefusal> = {
  script: 'drawing-has-a-program',
  handler: 'drawing-has-a-program',
  text: 'drawing-has-text',
  image: 'drawing-has-a-picture',
}

const patterns = {
  number: /^[-+]?[\d.]{1,20}(?:e[-+]?\d{1,2})?(?:px|%)?$/i,
  numbers: /^[-+\d.\s,e%]*$/i,
  path: /^[MZLHVCSQTAE\d\s.,+-]*$/i,
  transform: /^(?:[\s,]*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s.,eE+-]*\))*\s*$/,
  colour: /^(?:[a-z]+|#[0-9a-f]{3,8}|(?:rgb|rgba|hsl|hsla)\([\d\s.,%/-]*\))$/i,
  word: /^[a-zA-Z-]+$/,
} as const

/** Attributes that are kept, by what their value must be. All else about an element is left out. */
const attributeKinds: Record<keyof typeof patterns, string> = {
  number: `x y x1 y1 x2 y2 cx cy r rx ry width height fx fy fr offset opacity fill-opacity stroke-opacity stop-opacity
    stroke-width stroke-miterlimit stroke-dashoffset`,
  numbers: 'points stroke-dasharray',
  path: 'd',
  transform: 'transform gradientTransform',
  colour: 'fill stroke stop-color color',
  word: `gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits mask-type fill-rule clip-rule
    stroke-linecap stroke-linejoin display visibility paint-order`,
}
const kindOf = new Map(
  Object.entries(attributeKinds).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as keyof typeof patterns] as const),
  ),
)
/** Attributes that may point at another part of the drawing. */
const pointing = new Set(['fill', 'stroke', 'clip-path', 'mask'])

/** Looks that are not kept; one that points somewhere would be missed. */
const drawnElsewhere = /^(?:filter|marker.*|cursor|background.*)$/

/** How many dashes are drawn at most, in all lines together. */
const mostDashes = 100_000
/** What stencils hold, counted again for each part that is cut by them. */
const mostCut = 3000
const largestNumber = 1_000_000

class Refused extends Error {
  readonly refused: RefusedPicture<DrawingRefusal>
  constructor(refusal: DrawingRefusal, part: string) {
    super(refusal)
    this.refused = { ok: false, refusal, figures: { part: part.slice(0, 40) } }
  }
}

/** The drawing, written anew from its kept parts alone, 600 pixels square; or the first part that is not taken. */
export function drawnAgain(root: DrawnElement, styles: Styles): Outcome {
  const box = boxOf(root.attributes)
  if (!box) return { ok: false, refusal: 'drawing-cannot-be-read' }
  if (!isSquare(box.width, box.height))
    return {
      ok: false,
      refusal: 'drawing-is-not-square',
      figures: { width: Math.round(box.width), height: Math.round(box.height) },
    }
  const known: Known = { styles, named: new Map(), dashes: 0, cut: 0 }
  try {
    noteNames(root, known)
    const inside = written({ ...root, name: 'g', attributes: looksAlone(root.attributes) }, known)
    const { x, y, width, height } = box
    return {
      ok: true,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="${x} ${y} ${width} ${height}">${inside.replace(/^<g>(.*)<\/g>$/s, '$1')}</svg>`,
    }
  } catch (error) {
    if (error instanceof Refused) return error.refused
    throw error
  }
}

interface Known {
  styles: Styles
  named: Map<string, { element: DrawnElement; id: string; size: number }>
  dashes: number
  cut: number
}

function boxOf(attributes: Record<string, string>) {
  const [x, y, width, height] = attributes.viewBox
    ? attributes.viewBox
        .trim()
        .split(/[\s,]+/)
        .map(Number)
    : [
        0,
        0,
        ...[attributes.width, attributes.height].map((side) => Number((side ?? '').replace(/px$/, '') || Number.NaN)),
      ]
  const all = [x, y, width, height]
  if (!all.every((one): one is number => one !== undefined && Number.isFinite(one) && Math.abs(one) <= largestNumber))
    return undefined
  const [left = 0, top = 0, across = 0, down = 0] = all
  return across > 0.01 && down > 0.01 ? { x: left, y: top, width: across, height: down } : undefined
}

/** Of the outermost element: what its parts inherit, without its sizes. */
function looksAlone(attributes: Record<string, string>): Record<string, string> {
  const { viewBox: _, width: _w, height: _h, x: _x, y: _y, ...rest } = attributes
  return rest
}

/** Every part with a name gets one of ours; the first of a name counts. */
function noteNames(element: DrawnElement, known: Known): number {
  const inside = element.children.map((child) => noteNames(child, known))
  const size = 1 + inside.reduce((sum, one) => sum + one, 0)
  const { id } = element.attributes
  if (id && !known.named.has(id)) known.named.set(id, { element, id: `p${known.named.size + 1}`, size })
  return size
}

function written(element: DrawnElement, known: Known, isStencil = false): string {
  const { name, children } = element
  if (silent.has(name) || name.includes(':')) return ''
  if (!kept.has(name)) throw new Refused(refusedParts[name] ?? 'drawing-has-more', name)
  const attributes = attributesOf(element, known, isStencil)
  // What is pointed at and is not there, or would point on, is nothing to draw.
  if (name === 'use' && !attributes.includes(' href="')) return ''
  const inside = children.map((child) => written(child, known, isStencil || stencils.has(name))).join('')
  return inside ? `<${name}${attributes}>${inside}</${name}>` : `<${name}${attributes}/>`
}

function attributesOf(element: DrawnElement, known: Known, isStencil: boolean): string {
  const { name, attributes } = element
  const own = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, plain(value)]))
  for (const key of Object.keys(own)) if (/^on/i.test(key)) throw new Refused('drawing-has-a-program', key)
  const classes = (own.class ?? '').split(/\s+/).flatMap((one) => [known.styles.get(`.${one}`) ?? {}])
  const looks: Record<string, string> = Object.assign(
    { ...own },
    known.styles.get(name),
    ...classes,
    readLooks(own.style ?? ''),
  )
  const parts: string[] = []
  const named = own.id === undefined ? undefined : known.named.get(own.id)
  if (named && named.element === element) parts.push(` id="${named.id}"`)
  const href = own.href ?? own['xlink:href']
  if (href !== undefined) parts.push(hrefOf(href, element, known))
  for (const [key, value] of Object.entries(looks)) {
    const kind = kindOf.get(key)
    if (/url\(/i.test(value) && (kind || pointing.has(key) || drawnElsewhere.test(key)))
      parts.push(pointer({ key, value, isStencil, known }))
    else if (kind) {
      if (!patterns[kind].test(value)) throw new Refused('drawing-cannot-be-read', `${key}="${value}"`)
      parts.push(` ${key}="${value}"`)
    }
  }
  countDashes(element, looks, known)
  return parts.join('')
}

/** Signs written as entities stay what they are to the eye; the ones that could end an attribute match no pattern. */
const plain = (value: string) =>
  value
    .replace(/&(quot|apos|#39|#34);/g, "'")
    .replace(/\s+/g, ' ')
    .trim()

/** `use` repeats one shape, a gradient goes on from another; neither leaves the drawing. */
function hrefOf(href: string, { name }: DrawnElement, { named }: Known): string {
  if (!href.startsWith('#')) throw new Refused('drawing-reaches-out', href)
  const target = named.get(href.slice(1))
  if (!target) return ''
  if (name === 'use') {
    if (!shapes.has(target.element.name)) throw new Refused('drawing-has-more', `use ${href}`)
    return ` href="#${target.id}"`
  }
  if (!gradients.has(name)) return ''
  if (!gradients.has(target.element.name) || target.element.attributes.href || target.element.attributes['xlink:href'])
    throw new Refused('drawing-has-more', `${name} ${href}`)
  return ` href="#${target.id}"`
}

interface Pointer {
  key: string
  value: string
  isStencil: boolean
  known: Known
}

function pointer({ key, value, isStencil, known }: Pointer): string {
  const [, id] = /^url\(\s*'?#([^')\s]+)'?\s*\)/.exec(value) ?? []
  if (id === undefined || !pointing.has(key)) {
    if (/url\(\s*'?#/.test(value)) throw new Refused('drawing-has-more', key)
    throw new Refused('drawing-reaches-out', `${key}="${value}"`)
  }
  const target = known.named.get(id)
  if (!target) return ''
  const isStencilKey = key === 'clip-path' || key === 'mask'
  const fits = isStencilKey ? stencils.has(target.element.name) : gradients.has(target.element.name)
  if (!fits || (isStencilKey && isStencil)) throw new Refused('drawing-has-more', `${key} ${target.element.name}`)
  if (isStencilKey) known.cut += target.size
  if (known.cut > mostCut) throw new Refused('drawing-is-too-complex', key)
  return ` ${key}="url(#${target.id})"`
}

/** Dashes far shorter than their line are millions to draw: no line is longer than its numbers can make it. */
function countDashes({ attributes }: DrawnElement, looks: Record<string, string>, known: Known) {
  const dashes = numbersIn(looks['stroke-dasharray'] ?? '')
  if (dashes.length === 0) return
  const {
    d = '',
    points = '',
    r = '',
    rx = '',
    ry = '',
    width = '',
    height = '',
    x1 = '',
    y1 = '',
    x2 = '',
    y2 = '',
  } = attributes
  const line = numbersIn([d, points, r, rx, ry, width, height, x1, y1, x2, y2].join(' '))
  const longest = 4 * line.length * line.reduce((most, one) => Math.max(most, Math.abs(one)), 1)
  const period = dashes.reduce((sum, one) => sum + Math.abs(one), 0)
  known.dashes += period > 0 ? longest / period : 0
  if (known.dashes > mostDashes) throw new Refused('drawing-is-too-complex', 'stroke-dasharray')
}

const numbersIn = (text: string) => (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number)
