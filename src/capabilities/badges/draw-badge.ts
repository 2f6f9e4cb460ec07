import { Resvg } from '@resvg/resvg-js'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { renderBadgeSvg, renderPictureSvg, withTitle } from '#design/badge/render-badge.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { findBadgeDrawing, findBadgePicture } from './find-badge-picture.ts'

/** Enough for print; the SVG serves larger sizes. */
const pngWidth = 600
const mostKept = 500
const kept = new Map<string, Uint8Array>()

/** The picture of a badge as PNG: the organisation's own, or drawn from its design. Badges of one design share one rendering. */
export async function drawBadge(artwork: BadgeDesign, { database }: Reading): Promise<Uint8Array> {
  if (artwork.picture) return pictureOf(artwork.picture, { database })
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

/** The picture of a badge as SVG. Points stay points, inside it. */
export async function drawBadgeSvg(
  artwork: BadgeDesign,
  { title, database }: Reading & { title: string },
): Promise<string> {
  const { picture } = artwork
  if (!picture) return renderBadgeSvg(artwork, { title })
  const drawing = await findBadgeDrawing(picture, { database })
  if (drawing !== undefined) return withTitle(drawing, title)
  return renderPictureSvg(Buffer.from(await pictureOf(picture, { database })).toString('base64'), { title })
}

/** A version names a picture for as long as it stands: one that is gone is a fault. */
async function pictureOf(picture: string, { database }: Reading): Promise<Uint8Array> {
  return needed(await findBadgePicture({ picture, size: 'large' }, { database }), `the picture ${picture}`)
}
