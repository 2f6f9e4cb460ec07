import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { PhotoFormat, PhotoSize, PhotoUse } from './photo.ts'
import {
  fewestPixels,
  mostPhotoMegabytes,
  mostPoints,
  type PhotoRefusal,
  photoPixels,
  type RefusedPhoto,
} from './photo-rules.ts'

export interface PhotoFile {
  size: PhotoSize
  format: PhotoFormat
  bytes: Buffer
}

const taken = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])
const ofIphones = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])

/**
 * A photograph by what is in the file and not by what it is called, drawn anew in each size: upright, in the colours of
 * screens, and without place, time and camera. A picture is cut to 16:9 around what draws the eye, a logo is whole.
 */
export async function readPhoto({
  bytes,
  use,
}: {
  bytes: Uint8Array
  use: PhotoUse
}): Promise<{ ok: true; files: PhotoFile[] } | RefusedPhoto> {
  if (bytes.length > mostPhotoMegabytes * 1_000_000)
    return refused('photo-is-too-large', { megabytes: mostPhotoMegabytes })
  const kind = await fileTypeFromBuffer(bytes)
  if (kind && ofIphones.has(kind.mime)) return refused('photo-is-from-an-iphone')
  if (!kind || !taken.has(kind.mime))
    return refused('photo-kind-is-not-taken', { kind: kind?.ext.toUpperCase() ?? '?' })
  try {
    // Read from the head alone, before a point is unfolded.
    const { width: across, height: down, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (across * down > mostPoints) return refused('photo-has-too-many-points', { most: mostPoints / 1_000_000 })
    // A camera held upright writes the points lying and says so beside them.
    const [width, height] = orientation >= 5 ? [down, across] : [across, down]
    const least = fewestPixels[use]
    if (width < least.width || height < least.height)
      return refused('photo-is-too-small', { width, height, leastWidth: least.width, leastHeight: least.height })
    return { ok: true, files: await inAllSizes(bytes, use) }
  } catch {
    return refused('photo-cannot-be-read')
  }
}

async function inAllSizes(bytes: Uint8Array, use: PhotoUse): Promise<PhotoFile[]> {
  const files: PhotoFile[] = []
  for (const [size, pixels] of Object.entries(photoPixels[use]) as [PhotoSize, { width: number; height: number }][]) {
    const drawn = sharp(bytes, { limitInputPixels: mostPoints, failOn: 'error', pages: 1 })
      .autoOrient()
      .toColourspace('srgb')
      .resize({
        ...pixels,
        ...(use === 'logo'
          ? { fit: 'contain', background: { r: 255, g: 255, b: 255, alpha: 0 }, withoutEnlargement: true }
          : use === 'entrance'
            ? // Whole: what would be cut off may be the ramp.
              { fit: 'inside', withoutEnlargement: true }
            : { fit: 'cover', position: 'attention' }),
      })
    const points = await drawn.png({ compressionLevel: 0 }).toBuffer()
    const quality = use === 'logo' ? 80 : 50
    files.push({ size, format: 'avif', bytes: await sharp(points).avif({ quality, effort: 3 }).toBuffer() })
    files.push({
      size,
      format: 'webp',
      bytes: await sharp(points)
        .webp({ quality: quality + 18 })
        .toBuffer(),
    })
  }
  return files
}

const refused = (refusal: PhotoRefusal, figures?: RefusedPhoto['figures']): RefusedPhoto =>
  figures ? { ok: false, refusal, figures } : { ok: false, refusal }
