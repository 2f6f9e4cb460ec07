import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { readDrawing } from './drawing-format.ts'
import {
  fewestPixels,
  isSquare,
  largeSide,
  mostDrawingKilobytes,
  mostPictureMegabytes,
  mostPixelsASide,
  type PictureRefusal,
  type RefusedPicture,
  smallSide,
} from './picture-rules.ts'

/** A picture as it is kept: in the two sizes in which it is shown, and as a drawing where it is one. */
export interface ReadPicture {
  ok: true
  svg: string | null
  large: Buffer
  small: Buffer
}

/**
 * The picture of a badge, by what is in the file and not by what it is called. A drawing is written anew from what was
 * understood of it, a PNG is drawn anew without anything that was said beside its points.
 */
export async function readBadgePicture(bytes: Uint8Array): Promise<ReadPicture | RefusedPicture> {
  if (bytes.length > mostPictureMegabytes * 1_000_000)
    return refused('picture-is-too-large', { megabytes: mostPictureMegabytes })
  const kind = await fileTypeFromBuffer(bytes)
  if (kind?.mime === 'image/png') return readPng(bytes)
  if (kind?.mime === 'image/apng') return refused('picture-moves')
  if (kind?.mime === 'application/gzip') return refused('picture-is-compressed')
  if (kind && !/xml$/.test(kind.mime)) return refused('picture-kind-is-not-taken', { kind: kind.ext.toUpperCase() })
  const text = textOf(bytes)
  if (text === undefined || !/^\uFEFF?\s*<(?:\?xml|!--|!doctype svg|svg)/i.test(text))
    return refused('picture-kind-is-not-taken', { kind: '?' })
  if (bytes.length > mostDrawingKilobytes * 1000)
    return refused('drawing-is-too-large', { kilobytes: mostDrawingKilobytes })
  const drawing = readDrawing(text)
  if (!drawing.ok) return drawing
  const png = await drawnApart(drawing.svg)
  return png ? inTwoSizes(png, drawing.svg) : refused('drawing-cannot-be-read')
}

const drawer = createRequire(import.meta.url).resolve('@resvg/resvg-js')
const longestMs = 10_000
const program = `const { Resvg } = require(${JSON.stringify(drawer)})
const chunks = []
process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
  const fit = { fitTo: { mode: 'width', value: ${largeSide} }, font: { loadSystemFonts: false } }
  process.stdout.write(new Resvg(Buffer.concat(chunks).toString(), fit).render().asPng())
})`

/**
 * The points of a stranger's drawing, drawn by a process of its own: numbers that no page holds end resvg, and with it the
 * process that it runs in. `undefined` where it ended without a picture, or took too long.
 */
function drawnApart(svg: string): Promise<Buffer | undefined> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, ['-e', program], {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: longestMs,
      killSignal: 'SIGKILL',
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', () => settle(undefined))
    child.once('close', (code) => settle(code === 0 && chunks.length > 0 ? Buffer.concat(chunks) : undefined))
    // It may end before it has read everything.
    child.stdin.once('error', () => undefined)
    child.stdin.end(svg)
  })
}

const refused = (refusal: PictureRefusal, figures?: RefusedPicture['figures']): RefusedPicture =>
  figures ? { ok: false, refusal, figures } : { ok: false, refusal }

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function readPng(bytes: Uint8Array): Promise<ReadPicture | RefusedPicture> {
  try {
    // Read from the head alone, before a point is unfolded.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width > mostPixelsASide || height > mostPixelsASide)
      return refused('picture-has-too-many-points', { width, height, most: mostPixelsASide })
    if (!isSquare(width, height)) return refused('picture-is-not-square', { width, height })
    if (width < fewestPixels) return refused('picture-is-too-small', { width, height, least: fewestPixels })
    return await inTwoSizes(bytes, null)
  } catch {
    return refused('picture-cannot-be-read')
  }
}

async function inTwoSizes(bytes: Uint8Array, svg: string | null): Promise<ReadPicture | RefusedPicture> {
  const at = (side: number) =>
    sharp(bytes, { limitInputPixels: mostPixelsASide ** 2, failOn: 'error' })
      .toColourspace('srgb')
      .resize({ width: side, height: side, fit: 'fill', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
  const large = await at(largeSide).toBuffer()
  const { channels } = await sharp(large).ensureAlpha().stats()
  if (channels[3]?.max === 0) return refused('picture-is-empty')
  const small = await at(smallSide).png({ palette: true, compressionLevel: 9 }).toBuffer()
  return { ok: true, svg, large, small }
}
