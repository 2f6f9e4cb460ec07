import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { PictureRefusal } from './picture-rules.ts'
import { readBadgePicture } from './read-badge-picture.ts'

const svg = (inside: string, head = 'viewBox="0 0 100 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${inside}</svg>`
const disc = '<circle cx="50" cy="50" r="40" fill="#336699"/>'
const read = (text: string) => readBadgePicture(Buffer.from(text))

const square = (side: number, height = side) =>
  sharp({ create: { width: side, height, channels: 3, background: '#336699' } }).png()

const hostile: [string, string, PictureRefusal][] = [
  ['nothing to be seen', svg('<rect width="9" height="9" fill="none"/>'), 'picture-is-empty'],
  ['a page of HTML', '<!doctype html><script>alert(1)</script>', 'picture-kind-is-not-taken'],
  ['plain text', 'a picture of a bird', 'picture-kind-is-not-taken'],
  ['a drawing of a megabyte', svg(`<path d="${'M0 0'.repeat(150_000)}"/>`), 'drawing-is-too-large'],
  ['a drawing with a program', svg(`<script>alert(1)</script>${disc}`), 'drawing-has-a-program'],
]

test.each(hostile)('%s is refused', async (_, text, refusal) => {
  expect(await read(text)).toMatchObject({ ok: false, refusal })
})

test('numbers that end the library which draws them end nothing here', async () => {
  const ending = svg(`${disc}<path d="M0 0L1e9 1e9" stroke="red" stroke-width="1e9"/>`)
  expect(await read(ending)).toMatchObject({ ok: false, refusal: 'drawing-cannot-be-read' })
  for (const d of ['M0 0L1e38 1e38', 'M-1e300 0L1e300 1z', `M0 0${'l1e9 1e9'.repeat(2000)}`]) {
    const begun = performance.now()
    await read(svg(`${disc}<path d="${d}" stroke="red" stroke-width="1e9"/>`))
    expect(performance.now() - begun).toBeLessThan(15_000)
  }
})

test('a PNG is drawn anew: nothing stays that was said or hidden beside its points', async () => {
  const taken = await square(1200)
    .withExif({ IFD0: { Model: 'SecretPhone 5' } })
    .toBuffer()
  const given = Buffer.concat([taken, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')])
  expect(given.includes('SecretPhone')).toBe(true)
  const picture = await readBadgePicture(given)
  if (!picture.ok) throw new Error(picture.refusal)
  expect(picture.svg).toBeNull()
  for (const [bytes, side] of [
    [picture.large, 600],
    [picture.small, 320],
  ] as const) {
    const after = await sharp(bytes).metadata()
    expect(after).toMatchObject({ format: 'png', width: side, height: side })
    expect([after.exif, after.xmp, after.icc]).toEqual([undefined, undefined, undefined])
    for (const hidden of ['SecretPhone', 'script', 'PK\u0003']) expect(bytes.includes(hidden)).toBe(false)
  }
})

test('a PNG that is too small is not made larger, and says how large it is', async () => {
  expect(await readBadgePicture(await square(255).toBuffer())).toEqual({
    ...{ ok: false, refusal: 'picture-is-too-small' },
    figures: { width: 255, height: 255, least: 256 },
  })
  const least = await readBadgePicture(await square(256).toBuffer())
  if (!least.ok) throw new Error(least.refusal)
  expect(await sharp(least.large).metadata()).toMatchObject({ width: 256, height: 256 })
})

/** A part of a PNG, with a sum that is right. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length)
  around.writeUInt32BE(crc(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** A PNG that says it is so wide and high, whatever it holds. */
function pngOf(width: number, height: number, extra: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const points = chunk('IDAT', deflateSync(Buffer.alloc(100)))
  return Buffer.concat([signature, chunk('IHDR', head), extra, points, chunk('IEND', Buffer.alloc(0))])
}

test('what a PNG says of itself is not believed', async () => {
  const refusalOf = async (bytes: Uint8Array) => {
    const picture = await readBadgePicture(bytes)
    return picture.ok ? 'taken' : picture.refusal
  }
  expect(await refusalOf(pngOf(100_000, 100_000))).toBe('picture-has-too-many-points')
  expect(await refusalOf(pngOf(500, 500))).toBe('picture-cannot-be-read')
  expect(await refusalOf(pngOf(0, 0))).toBe('picture-cannot-be-read')
  const moving = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
  expect(await refusalOf(pngOf(500, 500, moving))).toBe('picture-moves')
  expect(await refusalOf((await square(400).toBuffer()).subarray(0, 120))).toBe('picture-cannot-be-read')
  expect(await refusalOf(await square(600, 400).toBuffer())).toBe('picture-is-not-square')
})

test('a file is known by what is in it, whatever it is called', async () => {
  const jpeg = await square(400).jpeg().toBuffer()
  expect(await readBadgePicture(jpeg)).toEqual({
    ok: false,
    refusal: 'picture-kind-is-not-taken',
    figures: { kind: 'JPG' },
  })
  expect(await readBadgePicture(gzipSync(svg(disc)))).toMatchObject({ refusal: 'picture-is-compressed' })
  expect(await readBadgePicture(Buffer.from([0xff, 0xfe, 0x3c, 0]))).toMatchObject({ ok: false })
  expect(await readBadgePicture(new Uint8Array(2_000_001))).toMatchObject({
    refusal: 'picture-is-too-large',
    figures: { megabytes: 2 },
  })
})
