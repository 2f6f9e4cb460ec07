import type { VerificationReport } from '@waymark/open-badges'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { readBadgePicture } from '#capabilities/badges/read-badge-picture.ts'
import type { GuardedOutcome } from '#infrastructure/guarded-fetch.ts'

/** On dense screens, as wide as a list shows it. */
const side = 144
const mostPixelsASide = 4096
const mostBytes = 2_000_000

interface Asked {
  badge: Uint8Array | string
  report: Pick<VerificationReport, 'container' | 'summary'>
}

interface Powers {
  /** How the picture is asked for where the badge gives its address alone. */
  fetchPicture: (address: string) => Promise<GuardedOutcome>
}

/** The picture of a badge drawn anew, small, as PNG: the one that it came in, or the one it names. Null where none can be read. */
export async function drawBroughtPicture({ badge, report }: Asked, powers: Powers): Promise<Buffer | null> {
  const { container, summary } = report
  const isPicture = typeof badge !== 'string' && (container === 'png' || container === 'svg')
  const bytes = isPicture ? badge : await pictureAt(summary.imageUrl, powers)
  if (!bytes || bytes.length > mostBytes) return null
  const kind = await fileTypeFromBuffer(bytes)
  if (kind && ['image/png', 'image/jpeg', 'image/webp'].includes(kind.mime)) return drawn(bytes)
  // A drawing is drawn by a process of its own, and only where it has nothing but shapes.
  const drawing = await readBadgePicture(bytes)
  return drawing.ok ? drawn(drawing.small) : null
}

async function pictureAt(address: string | undefined, { fetchPicture }: Powers): Promise<Uint8Array | undefined> {
  const [, encoded] = /^data:image\/[\w.+-]+;base64,(.+)$/s.exec(address ?? '') ?? []
  if (encoded) return Buffer.from(encoded, 'base64')
  if (!address || !/^https?:/.test(address)) return undefined
  const fetched = await fetchPicture(address)
  return fetched.ok ? fetched.body : undefined
}

async function drawn(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixelsASide ** 2, failOn: 'error' })
      .toColourspace('srgb')
      .resize({ width: side, height: side, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png({ palette: true, compressionLevel: 9 })
      .toBuffer()
  } catch {
    return null
  }
}
