import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPicture } from '../fixtures/picture.ts'
import { bakePng } from './bake-png.ts'
import { bakeSvg, unbakeSvg } from './bake-svg.ts'
import { readPngChunks } from './png-chunks.ts'
import { unbakePng } from './unbake-png.ts'
import { pngChunk, writePng } from './write-png.ts'

const SVG = `<?xml version="1.0"?><!-- a > b --><svg xmlns="http://www.w3.org/2000/svg" data-x="a>b"><circle r="1"/></svg>`
const TEXTS = ['{"a":"é ]]> <b> & ünïcödé 🚲"}', 'eyJh.eyJi.c2ln']

test.each(TEXTS)('a PNG gives back what was baked: %s', (text) => {
  const baked = bakePng(aPicture(), text)
  expect(unbakePng(baked)).toEqual({ ok: true, credential: text, generation: 'open-badges-3' })
  expect(readPngChunks(baked)?.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND'])
})

test.each(TEXTS)('an SVG gives back what was baked: %s', (text) => {
  expect(unbakeSvg(bakeSvg(SVG, text))).toEqual({ ok: true, credential: text, generation: 'open-badges-3' })
  expect(unbakeSvg(bakeSvg('<svg/>', text))).toMatchObject({ credential: text })
})

test('baking again replaces, so that baking twice is baking once', () => {
  expect(bakePng(bakePng(aPicture(), 'a.b.c'), 'd.e.f')).toEqual(bakePng(aPicture(), 'd.e.f'))
  expect(bakeSvg(bakeSvg(SVG, '{"a":1}'), 'd.e.f')).toBe(bakeSvg(SVG, 'd.e.f'))
})

test('any text survives a PNG, and any JSON an SVG', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const text = `{"a":${json}}`
      expect(unbakePng(bakePng(aPicture(), text))).toMatchObject({ credential: text })
      expect(unbakeSvg(bakeSvg(SVG, text))).toMatchObject({ credential: text })
    }),
  )
})

test.each([
  ['tEXt', Buffer.from('openbadges\0https://a.example/1')],
  ['iTXt', Buffer.from('openbadges\0\0\0\0\0https://a.example/1')],
  ['iTXt', Buffer.concat([Buffer.from('openbadges\0\x01\0\0\0', 'latin1'), deflateSync('https://a.example/1')])],
])('reads Open Badges 2.0 from a %s chunk', (type, data) => {
  const [header, ...rest] = readPngChunks(aPicture()) ?? []
  const png = writePng([header ?? pngChunk('IHDR', data), pngChunk(type, data), ...rest])
  expect(unbakePng(png)).toEqual({ ok: true, credential: 'https://a.example/1', generation: 'open-badges-2' })
})

test('reads Open Badges 2.0 from an SVG', () => {
  const svg =
    '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://a.example/1?a=1&amp;b=2"></openbadges:assertion></svg>'
  expect(unbakeSvg(svg)).toEqual({ ok: true, credential: 'https://a.example/1?a=1&b=2', generation: 'open-badges-2' })
})

test('a badge inside a comment is no badge', () => {
  expect(unbakeSvg('<svg><!-- <openbadges:credential verify="a.b.c"/> --></svg>')).toMatchObject({ ok: false })
})

test('a compressed text that expands beyond bounds is refused', () => {
  const bomb = Buffer.concat([
    Buffer.from('openbadges\0\x01\0\0\0', 'latin1'),
    deflateSync(Buffer.alloc(64 * 1024 * 1024)),
  ])
  const [header, ...rest] = readPngChunks(aPicture()) ?? []
  const png = writePng([header ?? pngChunk('IHDR', bomb), pngChunk('iTXt', bomb), ...rest])
  expect(unbakePng(png)).toEqual({ ok: false, refusal: 'baked-text-unreadable' })
})

test('pictures that are none are refused with a stable code', () => {
  expect(() => bakePng(new Uint8Array(10), 'a.b.c')).toThrow(expect.objectContaining({ code: 'not-a-png' }))
  expect(() => bakeSvg('<html/>', 'a.b.c')).toThrow(expect.objectContaining({ code: 'not-an-svg' }))
  expect(unbakePng(aPicture())).toEqual({ ok: false, refusal: 'no-badge-in-picture' })
  expect(unbakePng(aPicture().subarray(0, 40))).toEqual({ ok: false, refusal: 'not-a-png' })
  expect(unbakeSvg('<svg/>')).toEqual({ ok: false, refusal: 'no-badge-in-picture' })
})
