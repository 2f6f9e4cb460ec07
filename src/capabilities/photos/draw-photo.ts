import sharp from 'sharp'
import type { Reading } from '#infrastructure/database/database.ts'
import { findPhotoFile } from './find-shown-photo.ts'

/**
 * A photo that everybody sees as a whole SVG file of a size in points, cut to what catches the eye: for pictures that are
 * drawn. Nothing where it is shown no more.
 */
export async function drawPhoto(
  { photoId, width, height }: { photoId: string; width: number; height: number },
  { database }: Reading,
): Promise<string | undefined> {
  const bytes = await findPhotoFile({ photoId, size: 'wide', format: 'webp' }, { database })
  if (!bytes) return undefined
  const cut = await sharp(bytes).resize(width, height, { fit: 'cover', position: 'attention' }).jpeg().toBuffer()
  const href = `data:image/jpeg;base64,${cut.toString('base64')}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`
}
