import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { mostFileMegabytes } from './evidence-rules.ts'

export type FileRefusal = 'file-is-too-large' | 'kind-is-not-taken' | 'picture-is-heic' | 'picture-cannot-be-read'

export type ReadFileOutcome = { ok: true; mediaType: string; data: Buffer } | { ok: false; refusal: FileRefusal }

const longestSide = 2000
/** A picture of a few bytes may unfold to millions of points. */
const mostPoints = 60_000_000
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'image/avif'])

/**
 * A file as it may be kept, by what is in it and not by what it is called. A picture is drawn anew in a smaller size: where
 * and with what it was taken is gone. A PDF stays as it is.
 */
export async function readEvidenceFile(bytes: Uint8Array): Promise<ReadFileOutcome> {
  if (bytes.length > mostFileMegabytes * 1_000_000) return { ok: false, refusal: 'file-is-too-large' }
  const kind = await fileTypeFromBuffer(bytes)
  if (kind?.mime === 'application/pdf') return { ok: true, mediaType: kind.mime, data: Buffer.from(bytes) }
  if (!kind || !pictures.has(kind.mime)) return { ok: false, refusal: 'kind-is-not-taken' }
  try {
    const data = await sharp(bytes, { limitInputPixels: mostPoints, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer()
    return { ok: true, mediaType: 'image/jpeg', data }
  } catch {
    // As many phones take them. Reading them wants a patented codec, which this server has not.
    if (kind.mime === 'image/heic' || kind.mime === 'image/heif') return { ok: false, refusal: 'picture-is-heic' }
    return { ok: false, refusal: 'picture-cannot-be-read' }
  }
}
