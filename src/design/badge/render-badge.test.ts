import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import {
  type BadgeColour,
  type BadgeDesign,
  badgeColours,
  badgeIconNames,
  badgeLevels,
  badgeOutlines,
  badgeRings,
} from './badge-design.ts'
import { renderBadgeSvg } from './render-badge.ts'

const site: BadgeDesign = { outline: 'shield', icon: 'hard-hat', colour: 'copper', ring: 'dashes', level: 3 }
const colours = Object.keys(badgeColours) as BadgeColour[]

/** The pixels of a badge, on nothing. */
function paint(design: BadgeDesign, width = 48) {
  const svg = renderBadgeSvg(design, { title: 'A badge' })
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render()
  return Buffer.from(picture.pixels)
}

test('draws the same badge from the same design', () => {
  expect(renderBadgeSvg(site, { title: 'Ready for Site' })).toBe(
    renderBadgeSvg({ ...site }, { title: 'Ready for Site' }),
  )
})

test('draws each outline, ring, level and colour differently, even at 48 pixels', () => {
  const designs: BadgeDesign[] = [
    ...badgeOutlines.map((outline) => ({ ...site, outline })),
    ...badgeRings.map((ring) => ({ ...site, ring, colour: 'sky' as const })),
    ...badgeLevels.map((level) => ({ ...site, level, colour: 'plum' as const })),
    ...colours.map((colour) => ({ ...site, colour, icon: 'book' as const })),
  ]
  expect(new Set(designs.map((design) => paint(design).toString('base64'))).size).toBe(designs.length)
})

test('offers at least 70 pictures, each of which can be seen on its badge', () => {
  expect(badgeIconNames.length).toBeGreaterThanOrEqual(70)
  const pictures = badgeIconNames.map((icon) => paint({ ...site, icon }).toString('base64'))
  expect(new Set(pictures).size).toBe(badgeIconNames.length)
})

test('keeps inside its square', () => {
  for (const outline of badgeOutlines) {
    const pixels = paint({ ...site, outline }, 60)
    const alpha = (x: number, y: number) => pixels[(y * 60 + x) * 4 + 3]
    const border = Array.from({ length: 60 }, (_, at) => [
      alpha(at, 0),
      alpha(at, 59),
      alpha(0, at),
      alpha(59, at),
    ]).flat()
    expect(Math.max(...border.map((value) => value ?? 255))).toBeLessThan(140)
  }
})

test('stays readable in grey: band and picture are far darker than the face', () => {
  const grey = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    const light = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
  }
  for (const { deep, mid, ground, face } of Object.values(badgeColours)) {
    expect((grey(face) + 0.05) / (grey(deep) + 0.05)).toBeGreaterThan(7)
    expect((grey(ground) + 0.05) / (grey(deep) + 0.05)).toBeGreaterThan(4.5)
    expect((grey(mid) + 0.05) / (grey(deep) + 0.05)).toBeGreaterThan(3)
  }
})

test('needs nothing from outside: no references, fonts, style or script', () => {
  const svg = renderBadgeSvg(site, { title: 'Ready for Site' })
  expect(svg).not.toMatch(/href|url\(|var\(|<style|style=|<text|font|<script|\bid=/)
  expect(svg.length).toBeLessThan(3000)
})

test('writes any title safely', () => {
  const svg = renderBadgeSvg(site, { title: '<b>"Tŷ & Gŵyl"\u0000</b>' })
  expect(svg).toContain('<title>&#60;b&#62;&#34;Tŷ &#38; Gŵyl&#34; &#60;/b&#62;</title>')
  expect(() => new Resvg(svg).render()).not.toThrow()
})
