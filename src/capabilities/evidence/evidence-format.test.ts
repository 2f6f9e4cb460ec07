import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestOf, evidenceInBadge, evidenceManifest } from './evidence-format.ts'

const content = { title: 'A robot', body: 'Built from scrap.', links: ['https://plants.example'], isShown: false }
const files = [
  { name: 'b.jpg', mediaType: 'image/jpeg', sha256: 'bb' },
  { name: 'a.pdf', mediaType: 'application/pdf', sha256: 'aa' },
]

test('the hash is of the list that the learner keeps, whatever the order of the files', () => {
  const manifest = evidenceManifest(content, { files, salt: 'salt' })
  expect(evidenceManifest(content, { files: files.toReversed(), salt: 'salt' })).toBe(manifest)
  expect(digestOf(manifest)).toBe(createHash('sha256').update(manifest).digest('base64url'))
  expect(digestOf(evidenceManifest(content, { files, salt: 'another' }))).not.toBe(digestOf(manifest))
})

test('the badge says no more than the learner allowed', () => {
  const hidden = evidenceInBadge(content, { digest: 'abc', unnamed: 'Seen by the issuer' })
  expect(hidden).toEqual([{ name: 'Seen by the issuer', url: 'ni:///sha-256;abc' }])
  const shown = evidenceInBadge({ ...content, isShown: true }, { digest: 'abc', unnamed: 'Seen by the issuer' })
  expect(shown).toEqual([
    { name: 'A robot', url: 'ni:///sha-256;abc' },
    { name: 'https://plants.example', url: 'https://plants.example' },
  ])
  expect(JSON.stringify([hidden, shown])).not.toContain('scrap')
})
