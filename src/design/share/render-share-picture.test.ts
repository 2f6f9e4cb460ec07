import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { renderPlacePattern } from '../pattern/render-place-pattern.ts'
import { renderScene } from '../scene/render-scene.ts'
import { renderSharePicture, shareHeight, shareWidth } from './render-share-picture.ts'

const picture = { eyebrow: 'Volunteering', title: 'Beach clean', place: 'Brighton and Hove', deep: 'rgb(0,50,80)' }
const linesOf = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line)
const sizesOf = (svg: string) => [...svg.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size))

test('is of the size that the tags of its page say, with all of its parts in it', () => {
  const svg = renderSharePicture({
    ...picture,
    pattern: renderPlacePattern({ seed: 'brighton', kind: 'contours' }),
    scene: renderScene({ theme: 'nature', number: 7 }),
    badge:
      '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240"><rect width="240" height="240" fill="#f00"/></svg>',
  })
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  expect([drawn.width, drawn.height]).toEqual([shareWidth, shareHeight])
  const at = (x: number, y: number) => [
    ...drawn.pixels.subarray((y * shareWidth + x) * 4, (y * shareWidth + x) * 4 + 3),
  ]
  expect(at(5, 5)).toEqual([0, 50, 80])
  expect(at(760, 462)).toEqual([255, 0, 0])
  // The scene fills the right side to its edges.
  expect(at(1195, 5)).not.toEqual([0, 50, 80])
  expect(at(1195, 625)).not.toEqual([0, 50, 80])
})

test('a long title is written smaller, and only what fits nowhere is cut', () => {
  const long = 'Cyflwyniad i wirfoddoli gyda phlant a phobl ifanc yn eich cymdogaeth'
  const short = renderSharePicture(picture)
  const smaller = renderSharePicture({ ...picture, title: long })
  expect(Math.max(...sizesOf(smaller))).toBeLessThan(Math.max(...sizesOf(short)))
  expect(linesOf(smaller).join(' ')).toContain(long)
  expect(linesOf(renderSharePicture({ ...picture, title: `${long} `.repeat(9) })).join(' ')).toContain('…')
})

test('writes any words safely', () => {
  const svg = renderSharePicture({ ...picture, title: '</text><script>"&\u0000\ud800\uffff', line: '<b>' })
  expect(svg).not.toContain('<script>')
  expect(() => new Resvg(svg).render()).not.toThrow()
})
