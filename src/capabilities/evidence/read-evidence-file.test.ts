import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readEvidenceFile } from './read-evidence-file.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

test('a photograph loses where and with what it was taken, and is made smaller', async () => {
  const taken = await picture(3000, 1500)
    .jpeg()
    .withExif({ IFD0: { Model: 'SecretPhone 5' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 49/1 0/1' } })
    .toBuffer()
  expect(taken.includes('SecretPhone')).toBe(true)
  const read = await readEvidenceFile(taken)
  if (!read.ok) throw new Error(read.refusal)
  const after = await sharp(read.data).metadata()
  expect(after).toMatchObject({ format: 'jpeg', width: 2000, height: 1000 })
  expect([after.exif, after.xmp, after.iptc, after.icc]).toEqual([undefined, undefined, undefined, undefined])
  expect(read.data.includes('SecretPhone')).toBe(false)
})

test.each(['png', 'webp', 'avif'] as const)('a picture as %s is drawn anew as JPEG', async (format) => {
  const read = await readEvidenceFile(await picture(40, 30).toFormat(format).toBuffer())
  expect(read).toMatchObject({ ok: true, mediaType: 'image/jpeg' })
})

test('what is no picture and no PDF is refused by what is in it', async () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  expect(await readEvidenceFile(page)).toEqual({ ok: false, refusal: 'kind-is-not-taken' })
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  expect(await readEvidenceFile(drawing)).toEqual({ ok: false, refusal: 'kind-is-not-taken' })
  expect(await readEvidenceFile(Buffer.from('MZ\u0090 program'))).toEqual({ ok: false, refusal: 'kind-is-not-taken' })
  const cut = (await picture(400, 300).png().toBuffer()).subarray(0, 200)
  expect(await readEvidenceFile(cut)).toEqual({ ok: false, refusal: 'picture-cannot-be-read' })
  expect(await readEvidenceFile(new Uint8Array(8_000_001))).toEqual({ ok: false, refusal: 'file-is-too-large' })
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
  expect(await readEvidenceFile(pdf)).toMatchObject({ ok: true, mediaType: 'application/pdf', data: pdf })
})

test('a photograph in the own format of a phone is refused by its name, so that its learner can be told what to do', async () => {
  // The first box of such a file (ISO/IEC 23008-12 §10): what comes after it is not looked at.
  const brand = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1')
  const photograph = Buffer.concat([brand, Buffer.alloc(200)])
  expect(await readEvidenceFile(photograph)).toEqual({ ok: false, refusal: 'picture-is-heic' })
})
