import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutLayers } from './lay-out-layers.ts'

const graphs = fc.integer({ min: 1, max: 16 }).chain((count) =>
  fc.record({
    nodes: fc.constant(
      Array.from({ length: count }, (_, at) => ({ id: `n${at}`, width: 100 + (at % 3) * 30, height: 60 })),
    ),
    edges: fc.array(
      fc
        .tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 }))
        .map(([from, to]) => ({ from: `n${from}`, to: `n${to}` })),
      { maxLength: 30 },
    ),
  }),
)

test('lays no node over another, and every drawn line goes down, whatever the graph', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { places, edges, width, height } = layOutLayers(graph)
      const sizes = new Map(graph.nodes.map((node) => [node.id, node]))
      const boxes = [...places].map(([id, { x, y }]) => ({ id, x, y, ...sizes.get(id) }))
      for (const [at, one] of boxes.entries()) {
        expect(one.x - (one.width ?? 0) / 2).toBeGreaterThanOrEqual(-0.01)
        expect(one.x + (one.width ?? 0) / 2).toBeLessThanOrEqual(width + 0.01)
        expect(one.y + (one.height ?? 0) / 2).toBeLessThanOrEqual(height + 0.01)
        for (const other of boxes.slice(at + 1))
          expect(
            Math.abs(one.x - other.x) >= ((one.width ?? 0) + (other.width ?? 0)) / 2 - 0.01 ||
              Math.abs(one.y - other.y) >= ((one.height ?? 0) + (other.height ?? 0)) / 2 - 0.01,
          ).toBe(true)
      }
      for (const edge of edges) expect((places.get(edge.from)?.y ?? 0) < (places.get(edge.to)?.y ?? 0)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('draws a straight way as a straight line, and every line of a way without circles', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, width: 100, height: 50 }))
  const { places, edges } = layOutLayers({
    nodes,
    edges: [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ],
  })
  expect(new Set([...places.values()].map(({ x }) => x)).size).toBe(1)
  expect(edges.map((edge) => edge.path)).toEqual(['M50 50V90', 'M50 140V180'])
})

test('leaves out the line that closes a circle, and keeps the rest', () => {
  const nodes = ['a', 'b'].map((id) => ({ id, width: 100, height: 50 }))
  const { edges } = layOutLayers({
    nodes,
    edges: [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ],
  })
  expect(edges).toHaveLength(1)
})
