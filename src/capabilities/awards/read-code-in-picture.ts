import { renderAsync } from '@resvg/resvg-js'
import { imageSize } from 'image-size'
import decodeQr from 'qr/decode.js'

const kinds: Record<string, string> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' }
/** A phone's photograph has 12 million; more would cost this server too much memory. */
const mostPixels = 25_000_000
/** Where a picture says how large it is; looking on through a broken one would take seconds. */
const headBytes = 1_000_000
/** Enough to read a code that fills a tenth of the picture, small enough to read in milliseconds. */
const workingWidths = [1000, 1800]
const timeLimitMs = 300

/** What the QR code in a photograph says, or undefined: no picture, too large a one, or no code to be found in it. */
export async function readCodeInPicture(file: Uint8Array): Promise<string | undefined> {
  const size = sizeOf(file)
  if (!size) return undefined
  for (const width of workingWidths) {
    const pixels = await pixelsOf(file, { ...size, width: Math.min(width, size.width) })
    const text = pixels && decoded(pixels)
    if (text) return text
    if (size.width <= width) return undefined
  }
  return undefined
}

function sizeOf(file: Uint8Array) {
  try {
    const { width, height, type } = imageSize(file.subarray(0, headBytes))
    const mediaType = kinds[type ?? '']
    return mediaType && width * height <= mostPixels ? { mediaType, ratio: height / width, width } : undefined
  } catch {
    return undefined
  }
}

type Pixels = { width: number; height: number; data: Uint8Array }

/** The picture at a working size, as red, green, blue and opacity of each point. */
async function pixelsOf(
  file: Uint8Array,
  { mediaType, ratio, width }: { mediaType: string; ratio: number; width: number },
): Promise<Pixels | undefined> {
  const height = Math.max(1, Math.round(width * ratio))
  const address = `data:${mediaType};base64,${Buffer.from(file).toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${address}" width="${width}" height="${height}"/></svg>`
  try {
    const picture = await renderAsync(svg, { background: 'white', font: { loadSystemFonts: false } })
    return { width: picture.width, height: picture.height, data: picture.pixels }
  } catch {
    return undefined
  }
}

function decoded(picture: Pixels): string | undefined {
  try {
    return decodeQr(picture, { format: 'RGBA', timeLimit: timeLimitMs }) || undefined
  } catch {
    // The reader throws where it finds no code: an answer, not a fault.
    return undefined
  }
}
