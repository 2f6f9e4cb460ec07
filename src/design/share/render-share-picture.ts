import { wrapWords } from '../graph/wrap-words.ts'
import { waymarkMarkup } from '../mark/waymark-svg.ts'
import { escapeXml } from './escape-xml.ts'

export const shareWidth = 1200
export const shareHeight = 630

export interface SharePicture {
  /** A short line above the title: what it is. */
  eyebrow: string
  title: string
  /** Under the title: who offers it. */
  line?: string
  /** The name of the place, beside the waymark. */
  place: string
  /** The place's deep colour, as SVG writes one. White is read on it. */
  deep: string
  /** A whole SVG file, laid thin over the ground. */
  pattern?: string
  /** A whole SVG file that fills the right side. */
  scene?: string
  /** A whole SVG file of a badge: over the scene's edge, or large where there is none. */
  badge?: string
}

const margin = 72
const textWidth = 620
const sceneX = 760
/** What fills the right side, in points. */
export const sceneSize = { width: shareWidth - sceneX, height: shareHeight }

/** Of bold letters of the typeface, in parts of their size. */
const averageLetter = 0.56
const titleSizes = [
  { size: 84, most: 3 },
  { size: 66, most: 4 },
  { size: 54, most: 5 },
  { size: 44, most: 5 },
] as const

/** The picture that a messenger shows with a link, as a whole SVG file, 1200 by 630. Text of people is escaped. */
export function renderSharePicture(picture: SharePicture): string {
  const { eyebrow, title, line, place, deep, pattern, scene, badge } = picture
  const { size, lines } = setTitle(title)
  const top = 104
  const end = top + 24 + lines.length * size * 1.12
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${shareWidth}" height="${shareHeight}" viewBox="0 0 ${shareWidth} ${shareHeight}" font-family="Atkinson Hyperlegible Next">`,
    `<rect width="${shareWidth}" height="${shareHeight}" fill="${deep}"/>`,
    pattern ? `<g opacity=".22">${placed(pattern, { x: 0, y: 0, width: shareWidth, height: shareHeight })}</g>` : '',
    scene ? placed(scene, { x: sceneX, y: 0, ...sceneSize }) : '',
    badge ? drawnBadge(badge, scene !== undefined) : '',
    text(eyebrow, { y: top - 20, size: 32, widest: 36, isBold: true }),
    ...lines.map((one, at) => words(one, { y: top + size * 0.9 + 24 + at * size * 1.12, size, isBold: true })),
    ...wrapWords(line ?? '', { widest: 34, most: 2 }).map((one, at) => words(one, { y: end + 40 + at * 42, size: 32 })),
    `<svg x="${margin}" y="534" width="60" height="60" viewBox="0 0 40 40">${waymarkMarkup}</svg>`,
    text(place, { x: margin + 78, y: 576, size: 36, widest: 28, isBold: true }),
    '</svg>',
  ].join('')
}

/** The largest letters in which a title fits. */
function setTitle(title: string): { size: number; lines: string[] } {
  for (const { size, most } of titleSizes) {
    const widest = Math.floor(textWidth / (size * averageLetter))
    const lines = wrapWords(title, { widest, most })
    const isWhole = title.split(/\s+/).every((word) => word.length <= widest) && !lines.at(-1)?.endsWith('…')
    if (isWhole || size === titleSizes.at(-1)?.size) return { size, lines }
  }
  return { size: 44, lines: [] }
}

function drawnBadge(badge: string, isBesideScene: boolean): string {
  const [x, y, radius] = isBesideScene ? [sceneX, 462, 122] : [950, 300, 220]
  const side = radius * 1.5
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="#fff"/>${placed(badge, { x: x - side / 2, y: y - side / 2, width: side, height: side })}`
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A whole SVG file as a part of another one, filling a box. */
function placed(svg: string, { x, y, width, height }: Box): string {
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_, rest: string) =>
      `<svg ${rest.replace(/(?<=^| )(?:width|height)="[^"]*"/g, '')} x="${x}" y="${y}" width="${width}" height="${height}">`,
  )
}

interface Letters {
  x?: number
  y: number
  size: number
  isBold?: boolean
}

const text = (content: string, { widest, ...letters }: Letters & { widest: number }) =>
  words(wrapWords(content, { widest, most: 1 })[0] ?? '', letters)

const words = (content: string, { x = margin, y, size, isBold = false }: Letters) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${isBold ? 700 : 400}" fill="#fff">${escapeXml(content)}</text>`
