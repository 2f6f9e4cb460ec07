import { escapeXml } from '../share/escape-xml.ts'
import { type BadgeDesign, type BadgeRing, badgeColours } from './badge-design.ts'
import { badgeIcons } from './icons.ts'
import { outlines } from './outlines.ts'

const bandWidth = 25
const iconScale = 4.2

/** A whole SVG file: no fonts, no style, no references, so that any renderer draws it alike. */
export function renderBadgeSvg(design: BadgeDesign, { title }: { title: string }): string {
  return withTitle(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 240 240">${drawBadge(design)}</svg>`,
    title,
  )
}

/** A picture of points as an SVG file, which needs nothing else. */
export function renderPictureSvg(pngInBase64: string, { title }: { title: string }): string {
  const image = `<image width="600" height="600" href="data:image/png;base64,${pngInBase64}"/>`
  return withTitle(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600">${image}</svg>`,
    title,
  )
}

/** Gives an SVG file of ours the words for those who cannot see it. */
export function withTitle(svg: string, title: string): string {
  const name = escapeXml(title)
  // A function, since a title may have signs in it that `replace` knows.
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_, rest) => `<svg ${rest} role="img" aria-label="${name}"><title>${name}</title>`,
  )
}

/** What stands inside the `<svg viewBox="0 0 240 240">`. */
export function drawBadge({ outline, icon, colour, ring, level }: BadgeDesign): string {
  const { edge, length, ground, iconY, marksY } = outlines[outline]
  const { deep, mid, ground: groundColour, face } = badgeColours[colour]
  // A pale rim sets the badge off on dark paper, as the die-cut edge of a sticker does; on white it disappears.
  return [
    `<path d="${edge}" fill="none" stroke="#fff" stroke-width="${bandWidth + 7}" stroke-linejoin="round"/>`,
    `<path d="${edge}" fill="${face}"/>`,
    `<path d="${ground}" fill="${groundColour}"/>`,
    `<path d="${edge}" fill="none" stroke="${deep}" stroke-width="${bandWidth}" stroke-linejoin="round"/>`,
    drawRing({ edge, length, ring, deep, mid }),
    `<path d="${badgeIcons[icon]}" transform="translate(${round(120 - 12 * iconScale)} ${round(iconY - 12 * iconScale)}) scale(${iconScale})" fill="none" stroke="${deep}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
    drawLevel({ level, y: marksY, deep }),
  ].join('')
}

function drawRing(style: { edge: string; length: number; ring: BadgeRing; deep: string; mid: string }): string {
  const { edge, length, ring, deep, mid } = style
  const stroke = (attributes: string) => `<path d="${edge}" fill="none" ${attributes}/>`
  switch (ring) {
    case 'plain':
      return stroke(`stroke="${mid}" stroke-width="3.5" stroke-linejoin="round"`)
    case 'dashes':
      return stroke(
        `stroke="${mid}" stroke-width="5" stroke-linecap="round" stroke-dasharray="${dashes(length, 18, 0.42)}"`,
      )
    case 'beads':
      return stroke(
        `stroke="${mid}" stroke-width="9" stroke-linecap="round" stroke-dasharray="${dashes(length, 21, 0.0005)}"`,
      )
    case 'rope':
      return (
        stroke(`stroke="${mid}" stroke-width="11" stroke-linejoin="round"`) +
        stroke(`stroke="${deep}" stroke-width="11" stroke-dasharray="${dashes(length, 10, 0.3)}"`)
      )
  }
}

/** Dash and gap in a whole number of periods around the outline. */
function dashes(length: number, period: number, share: number): string {
  const exact = length / Math.round(length / period)
  return `${round(exact * share)} ${round(exact * (1 - share))}`
}

/** Four marks, as many of them full as the level says. */
function drawLevel({ level, y, deep }: { level: number; y: number; deep: string }): string {
  return [1, 2, 3, 4]
    .map((mark) => `<circle cx="${120 + (mark - 2.5) * 20}" cy="${y}" r="${mark <= level ? 7 : 3}" fill="${deep}"/>`)
    .join('')
}

const round = (value: number) => Math.round(value * 1000) / 1000
