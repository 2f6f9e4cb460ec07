import sharp from 'sharp'
import { expect, test } from 'vitest'
import { mostPhotoMegabytes } from './photo-rules.ts'
import { readPhoto } from './read-photo.ts'

const canvas = (width: number, height: number, background = '#336699') =>
  sharp({ create: { width, height, channels: 3, background } })
const jpeg = (width: number, height: number) => canvas(width, height).jpeg().toBuffer()

async function filesOf(bytes: Uint8Array, use: 'picture' | 'logo' = 'picture') {
  const read = await readPhoto({ bytes, use })
  if (!read.ok) throw new Error(read.refusal)
  return Promise.all(
    read.files.map(async ({ size, format, bytes: file }) => {
      const { width, height, format: found, exif, icc, orientation } = await sharp(file).metadata()
      return {
        name: `${size}.${format}`,
        width,
        height,
        found,
        secrets: [exif, orientation, icc && 'icc'],
        bytes: file,
      }
    }),
  )
}

test('a photo is drawn anew in each size, as AVIF and WebP', async () => {
  const files = await filesOf(await jpeg(2000, 1500))
  expect(files.map(({ name, width, height, found }) => [name, width, height, found])).toEqual([
    ['wide.avif', 1280, 720, 'heif'],
    ['wide.webp', 1280, 720, 'webp'],
    ['card.avif', 640, 360, 'heif'],
    ['card.webp', 640, 360, 'webp'],
    ['thumb.avif', 144, 144, 'heif'],
    ['thumb.webp', 144, 144, 'webp'],
  ])
})

test('nothing that the camera wrote is left: no place, no time, no name', async () => {
  const told = await canvas(900, 600)
    .withExif({
      IFD0: { Artist: 'Ava Example', Copyright: 'Ava Example' },
      IFD3: { GPSLatitude: '50/1 49/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><who>Ava Example</who></x:xmpmeta>')
    .jpeg()
    .toBuffer()
  expect(told.toString('latin1')).toContain('Ava Example')
  for (const { name, secrets, bytes } of await filesOf(told)) {
    expect(secrets.filter(Boolean), name).toEqual([])
    expect(bytes.toString('latin1'), name).not.toMatch(/Ava Example|Exif|GPS/)
  }
})

test('a photo of a camera held upright stands upright', async () => {
  const left = await canvas(450, 450, '#ff0000').png().toBuffer()
  // Red on the left as the points lie; turned by a quarter it is on top.
  const lying = await canvas(1000, 900, '#0000ff')
    .composite([
      { input: left, left: 0, top: 0 },
      { input: left, left: 0, top: 450 },
    ])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const [wide] = await filesOf(lying)
  const { data, info } = await sharp(wide?.bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) =>
    data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)
  const [top = 0] = at(640, 5)
  const [bottom = 0] = at(640, 715)
  expect([top > 150, bottom < 100]).toEqual([true, true])
})

test('a logo is whole, on nothing', async () => {
  const [card] = await filesOf(await canvas(600, 200).png().toBuffer(), 'logo')
  expect([card?.name, card?.width, card?.height]).toEqual(['card.avif', 240, 240])
  const { data, info } = await sharp(card?.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([data[3], data[(120 * info.width + 120) * 4 + 3]]).toEqual([0, 255])
})

test.each([
  [
    'a drawing with a program',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    'photo-kind-is-not-taken',
  ],
  ['a page', Buffer.from('<!doctype html><p>x'), 'photo-kind-is-not-taken'],
  ['nothing', Buffer.alloc(0), 'photo-kind-is-not-taken'],
  ['a PDF', Buffer.from('%PDF-1.7\n%\n1 0 obj'), 'photo-kind-is-not-taken'],
  ['a photo of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'photo-is-from-an-iphone'],
  ['too many bytes', new Uint8Array(mostPhotoMegabytes * 1_000_000 + 1), 'photo-is-too-large'],
])('%s is refused', async (_, bytes, refusal) => {
  expect(await readPhoto({ bytes, use: 'picture' })).toMatchObject({ ok: false, refusal })
})

test('what is small, cut short or unfolds to too much is refused', async () => {
  expect(await readPhoto({ bytes: await jpeg(799, 900), use: 'picture' })).toEqual({
    ok: false,
    refusal: 'photo-is-too-small',
    figures: { width: 799, height: 900, leastWidth: 800, leastHeight: 450 },
  })
  const whole = await jpeg(900, 600)
  expect(await readPhoto({ bytes: whole.subarray(0, whole.length / 2), use: 'picture' })).toMatchObject({
    refusal: 'photo-cannot-be-read',
  })
  const bomb = await canvas(9000, 7000).png().toBuffer()
  expect(await readPhoto({ bytes: bomb, use: 'picture' })).toMatchObject({ refusal: 'photo-has-too-many-points' })
})
