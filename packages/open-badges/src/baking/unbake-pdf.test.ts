import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { aBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPdf, attached, plain } from '../fixtures/pdf.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { unbakePdf } from './unbake-pdf.ts'

const issuer = await anIssuer()
const badge = JSON.stringify(await signCredential(aBadge(issuer, {}), { ...issuer, created: NOW }))
const options = { now: NOW, trustedStatus: async () => 'active' as const }

test('a badge that is attached to a PDF is verified, with a word on the page around it', async () => {
  const report = await verifyBadge(aPdf(attached(badge)), options)
  expect(report).toMatchObject({ verdict: 'genuine', container: 'pdf', cautions: ['page-not-proven'] })
})

test.each([
  ['packed', aPdf(attached(badge))],
  ['as it is', aPdf(plain(badge))],
  ['after other attachments', aPdf(attached('a letter'), plain('more'), attached(badge))],
  ['with its length elsewhere', aPdf({ dictionary: '/Type /EmbeddedFile /Length 7 0 R', bytes: Buffer.from(badge) })],
  ['with parameters', aPdf(attached(badge, '/Params << /Size 3 /CheckSum (x) >> /Subtype /application#2Fvc '))],
])('a badge is found %s', (_, pdf) => {
  expect(unbakePdf(pdf)).toEqual({ ok: true, credential: badge, generation: 'open-badges-3' })
})

const bomb = deflateSync(Buffer.alloc(20_000_000, 0x7b))
test.each<[string, Uint8Array]>([
  ['nothing attached', aPdf({ dictionary: '/Type /Page', bytes: Buffer.from(badge) })],
  ['a letter', aPdf(attached('Dear Ava'))],
  ['a picture', aPdf({ dictionary: '/Type /EmbeddedFile', bytes: Buffer.from([0xff, 0xd8, 0xff]) })],
  [
    'something packed in another way',
    aPdf({ dictionary: '/Type /EmbeddedFile /Filter /LZWDecode', bytes: Buffer.from(badge) }),
  ],
  ['a stream that never begins', Buffer.from('%PDF-1.7\n1 0 obj << /Type /EmbeddedFile >>\n%%EOF')],
  ['a name without an object', Buffer.from(`%PDF-1.7\n/EmbeddedFile stream\n${badge}\nendstream\n%%EOF`)],
  ['too many attachments before it', aPdf(...Array.from({ length: 40 }, () => plain('x')), attached(badge))],
])('%s is no badge', async (_, pdf) => {
  expect(unbakePdf(pdf)).toEqual({ ok: false, refusal: 'no-badge-in-document' })
  expect((await verifyBadge(pdf, options)).verdict).toBe('no-badge')
})

const packed = aPdf(attached(badge))
test.each<[string, Uint8Array]>([
  ['that ends within its attachment', packed.subarray(0, 400)],
  ['that ends before its attachment', packed.subarray(0, 20)],
  ['whose attachment lost bytes', Buffer.concat([packed.subarray(0, 300), packed.subarray(310)])],
  [
    'whose attachment expands without end',
    aPdf({ dictionary: '/Type /EmbeddedFile /Filter /FlateDecode', bytes: bomb }),
  ],
  [
    'with a length beyond its end',
    aPdf({ dictionary: '/Type /EmbeddedFile /Length 99999999', bytes: Buffer.from(badge) }),
  ],
])('a PDF %s is damaged', async (_, pdf) => {
  expect(unbakePdf(pdf)).toEqual({ ok: false, refusal: 'document-damaged' })
  expect((await verifyBadge(pdf, options)).verdict).toBe('damaged')
})

test.each([
  ['that begin like attachments', '1 0 obj << /EmbeddedFile ', 400_000],
  ['that list attachments', '/EmbeddedFiles ', 1_000_000],
])('a PDF made of names %s alone is left soon', (_, name, times) => {
  expect(unbakePdf(Buffer.from(`%PDF-1.7\n${name.repeat(times)}`)).ok).toBe(false)
})
