import { Resvg } from '@resvg/resvg-js'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { renderBadgeSvg } from '#design/badge/render-badge.ts'

/** Enough for print; the SVG serves larger sizes. */
const pngWidth = 600
const mostKept = 500
const kept = new Map<string, Uint8Array>()

/** The picture of a badge as PNG. Badges of one design share one rendering. */
export function drawBadge(artwork: BadgeDesign): Uint8Array {
  const key = JSON.stringify(artwork)
  const known = kept.get(key)
  if (known) return known
  const png = new Resvg(renderBadgeSvg(artwork, { title: '' }), { fitTo: { mode: 'width', value: pngWidth } })
    .render()
    .asPng()
  const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(key, png)
  return png
}
