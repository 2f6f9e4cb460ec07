/** A picture of what leads to what: nodes in layers, one under another, and lines that go down. */
export interface GraphNode {
  id: string
  width: number
  height: number
}
export interface GraphEdge {
  from: string
  to: string
}
export interface LaidOut {
  width: number
  height: number
  /** The middle of each node. */
  places: Map<string, { x: number; y: number }>
  edges: (GraphEdge & { path: string })[]
}

interface Item {
  id: string
  layer: number
  width: number
  height: number
  x: number
  /** Where a long line passes a layer, rather than a node. */
  bend: boolean
}

interface Spacing {
  across: number
  down: number
}

const sweeps = 6
/** Room for a line that passes between nodes. */
const bendWidth = 40

/**
 * Lays a graph out after Sugiyama: layers by the longest way, their order by what they hang on, all around one middle.
 * Made for pathways, of some dozens of nodes. A line against the grain, in a graph that still has circles, is left out.
 */
export function layOutLayers(
  { nodes, edges }: { nodes: GraphNode[]; edges: GraphEdge[] },
  spacing: Spacing = { across: 14, down: 40 },
): LaidOut {
  const drawn = downwards(nodes, edges)
  const layerOf = layersOf(nodes, drawn)
  const items = new Map<string, Item>(
    nodes.map((node) => [node.id, { ...node, layer: layerOf.get(node.id) ?? 0, x: 0, bend: false }]),
  )
  const chains = drawn.map((edge, turn) => ({ edge, chain: chainOf(edge, { turn, items }) }))
  const links = chains.flatMap(({ chain }) => chain.slice(1).map((to, at) => ({ from: chain[at] ?? '', to })))
  const layers = orderLayers([...items.values()], links)
  placeColumns(layers, spacing)
  const heights = layers.map((layer) => Math.max(0, ...layer.map((item) => item.height)))
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height + spacing.down, 0))
  const yOf = (item: Item) => (tops[item.layer] ?? 0) + (heights[item.layer] ?? 0) / 2
  const left = Math.min(0, ...[...items.values()].map((item) => item.x - item.width / 2))
  const right = Math.max(0, ...[...items.values()].map((item) => item.x + item.width / 2))
  const point = (id: string) => {
    const item = items.get(id)
    return item ? { x: item.x - left, y: yOf(item), half: item.height / 2 } : { x: 0, y: 0, half: 0 }
  }
  return {
    width: right - left,
    height: (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0),
    places: new Map(nodes.map((node) => [node.id, { x: point(node.id).x, y: point(node.id).y }])),
    edges: chains.map(({ edge, chain }) => ({ ...edge, path: pathThrough(chain.map(point)) })),
  }
}

/** The lines between known nodes that close no circle. */
function downwards(nodes: GraphNode[], edges: GraphEdge[]): GraphEdge[] {
  const known = new Set(nodes.map((node) => node.id))
  const kept: GraphEdge[] = []
  const reaches = (from: string, to: string): boolean =>
    from === to || kept.some((edge) => edge.from === from && reaches(edge.to, to))
  for (const edge of edges)
    if (known.has(edge.from) && known.has(edge.to) && !reaches(edge.to, edge.from)) kept.push(edge)
  return kept
}

function layersOf(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
  const known = new Map<string, number>()
  const layer = (id: string): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    const above = edges.filter((edge) => edge.to === id).map((edge) => layer(edge.from))
    const own = above.length === 0 ? 0 : Math.max(...above) + 1
    known.set(id, own)
    return own
  }
  for (const node of nodes) layer(node.id)
  // What nothing leads to stands just above the first thing that it leads to, not at the top of everything.
  for (const node of nodes) {
    const below = edges.filter((edge) => edge.from === node.id).map((edge) => known.get(edge.to) ?? 0)
    const hangs = edges.some((edge) => edge.to === node.id)
    if (!hangs && below.length > 0) known.set(node.id, Math.min(...below) - 1)
  }
  return known
}

/** The ids that a line passes, with a bend in each layer between its ends. */
function chainOf(edge: GraphEdge, { turn, items }: { turn: number; items: Map<string, Item> }): string[] {
  const [from, to] = [items.get(edge.from)?.layer ?? 0, items.get(edge.to)?.layer ?? 0]
  const bends = Array.from({ length: Math.max(0, to - from - 1) }, (_, step) => {
    const bend = { id: `bend ${turn} ${step}`, layer: from + step + 1, width: bendWidth, height: 0, x: 0, bend: true }
    items.set(bend.id, bend)
    return bend.id
  })
  return [edge.from, ...bends, edge.to]
}

/** Sorts each layer by where its neighbours stand, down and up again, so that few lines cross. */
function orderLayers(items: Item[], links: GraphEdge[]): Item[][] {
  const count = Math.max(0, ...items.map((item) => item.layer)) + 1
  const layers = Array.from({ length: count }, (_, layer) => items.filter((item) => item.layer === layer))
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = new Map(layers.flatMap((layer) => layer.map((item, at) => [item.id, at / layer.length] as const)))
    const goesDown = sweep % 2 === 0
    const middle = (item: Item, at: number, length: number) => {
      const near = links.flatMap((link) =>
        goesDown ? (link.to === item.id ? [link.from] : []) : link.from === item.id ? [link.to] : [],
      )
      if (near.length === 0) return at / length
      return near.reduce((sum, id) => sum + (order.get(id) ?? 0), 0) / near.length
    }
    for (const layer of goesDown ? layers : layers.toReversed()) {
      const keyed = layer.map((item, at) => ({ item, key: middle(item, at, layer.length) }))
      keyed.sort((a, b) => a.key - b.key)
      layer.splice(0, layer.length, ...keyed.map(({ item }) => item))
      for (const [at, item] of layer.entries()) order.set(item.id, at / layer.length)
    }
  }
  return layers
}

/** Each layer around one middle: what has one node in a row stands straight, and the picture is as narrow as can be. */
function placeColumns(layers: Item[][], { across }: Spacing) {
  for (const layer of layers) {
    const width = layer.reduce((sum, item) => sum + item.width, 0) + across * Math.max(0, layer.length - 1)
    let left = -width / 2
    for (const item of layer) {
      item.x = left + item.width / 2
      left += item.width + across
    }
  }
}

function pathThrough(points: { x: number; y: number; half: number }[]): string {
  const ends = points.map((point, at) => ({
    x: Math.round(point.x),
    y: Math.round(point.y + (at === 0 ? point.half : at === points.length - 1 ? -point.half : 0)),
  }))
  return ends
    .map((to, at) => {
      const from = ends[at - 1]
      if (!from) return `M${to.x} ${to.y}`
      const middle = Math.round((from.y + to.y) / 2)
      return from.x === to.x ? `V${to.y}` : `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`
    })
    .join('')
}
