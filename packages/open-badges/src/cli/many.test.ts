import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { CREDENTIALS_V1_CONTEXT as V1 } from '../contexts/context-names.ts'
import { aSmallBadge } from '../fixtures/badge.ts'
import { runCommand } from '../fixtures/command-line.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'
import { encodeStatusList } from '../status/encode-bitstring.ts'
import { buildStatusListCredential } from '../status/status-list-credential.ts'

let folder = ''

const run = (args: string[], input?: string) => runCommand(folder, args, input)

const text = (path: string) => readFile(join(folder, path), 'utf8')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-badges-'))
  await mkdir(join(folder, 'plain', 'deeper'), { recursive: true })
  await writeFile(join(folder, 'picture.png'), aPicture())
  const badge = JSON.stringify(aSmallBadge(await anIssuer(), { validFrom: new Date('2026-01-01') }))
  await writeFile(join(folder, 'plain', 'a.json'), badge)
  await writeFile(join(folder, 'plain', 'deeper', 'b.json'), badge)
  expect((await run(['keygen', '--out', 'key.json'])).code).toBe(0)
})

test('a folder of badges is signed, baked, taken out, shown and checked', async () => {
  const signed = await run(['issue', 'plain', '--key', 'key.json', '--out', 'signed', '--progress'])
  expect(signed).toMatchObject({ code: 0, out: expect.stringContaining('2 signed, 0 not') })
  expect(signed.err).toContain('2 of 2 done')
  expect((await run(['verify', 'signed', '--offline'])).code).toBe(0)
  expect((await run(['bake', 'picture.png', 'signed', '--out', 'baked'])).code).toBe(0)
  const unbaked = await run(['unbake', 'baked', '--out', 'unbaked', '--json'])
  expect(JSON.parse(unbaked.out)).toEqual([
    { source: join('baked', 'a.png'), out: join('unbaked', 'a.json') },
    { source: join('baked', 'deeper', 'b.png'), out: join('unbaked', 'deeper', 'b.json') },
  ])
  expect(await text('unbaked/deeper/b.json')).toBe(await text('signed/deeper/b.json'))
  expect(JSON.parse((await run(['inspect', 'baked'])).out)).toMatchObject([
    { container: 'png', name: 'First visit' },
    { container: 'png', name: 'First visit' },
  ])
})

test('a folder that is there takes a single badge under its own name', async () => {
  await mkdir(join(folder, 'there'))
  expect((await run(['issue', 'plain/a.json', '--key', 'key.json', '--out', 'there'])).code).toBe(0)
  expect(JSON.parse(await text('there/a.json'))).toMatchObject({ proof: { type: 'DataIntegrityProof' } })
})

test('what is wrong with one badge of many is said, and the others are signed', async () => {
  await mkdir(join(folder, 'mixed'))
  await writeFile(join(folder, 'mixed', 'broken.json'), '{')
  await writeFile(join(folder, 'mixed', 'good.json'), await text('plain/a.json'))
  await writeFile(join(folder, 'mixed', 'good.jsonld'), await text('plain/a.json'))
  const signed = await run(['issue', 'mixed', 'absent.json', '--key', 'key.json', '--out', 'mixed-signed', '--json'])
  expect(signed.code).toBe(64)
  expect(JSON.parse(signed.out)).toEqual([
    { source: join('mixed', 'broken.json'), error: expect.stringContaining('is not JSON') },
    { source: join('mixed', 'good.json'), out: join('mixed-signed', 'good.json') },
    { source: join('mixed', 'good.jsonld'), error: expect.stringContaining('already made of') },
    { source: 'absent.json', error: expect.stringContaining('Could not read') },
  ])
})

test('a badge is never written over by what is made of it', async () => {
  const before = await text('plain/a.json')
  expect((await run(['issue', 'plain', '--key', 'key.json', '--out', 'plain'])).code).toBe(64)
  expect(await text('plain/a.json')).toBe(before)
})

test('a key is never written over by another', async () => {
  const before = await text('key.json')
  const again = await run(['keygen', '--out', 'key.json', '--json'])
  expect(again).toMatchObject({ code: 64, err: '' })
  expect(JSON.parse(again.out)).toEqual({ error: expect.stringContaining('is there already') })
  expect(await text('key.json')).toBe(before)
})

test('a key for a did:web comes with the document to publish', async () => {
  const made = await run(['keygen', '--did', 'did:web:library.example:main', '--out', 'web.json'])
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('https://library.example/main/did.json') })
  const { did, publicKeyMultibase } = JSON.parse(await text('web.json'))
  expect(JSON.parse(made.out)).toMatchObject({ id: did, verificationMethod: [{ publicKeyMultibase }] })
  expect(made.out).not.toContain('secretKeyMultibase')
  const signed = JSON.parse((await run(['issue', 'plain/a.json', '--key', 'web.json'])).out)
  expect(signed.issuer.id).toBe('did:web:library.example:main')
})

test('a status list, and a credential of the first data model, are signed too', async () => {
  const { did } = JSON.parse(await text('key.json'))
  const encodedList = encodeStatusList([5])
  const parts = {
    id: 'https://a.example/status',
    issuer: 'did:example:else',
    encodedList,
    validFrom: new Date('2026-01-01'),
  }
  const list = buildStatusListCredential({ ...parts, purpose: 'revocation' })
  const signed = JSON.parse((await run(['issue', '-', '--key', 'key.json'], JSON.stringify(list))).out)
  expect(signed).toMatchObject({
    issuer: did,
    credentialSubject: { encodedList },
    proof: { proofPurpose: 'assertionMethod' },
  })
  const old = { '@context': [V1], type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:subject' } }
  const issued = await run(['issue', '-', '--key', 'key.json'], JSON.stringify(old))
  expect(JSON.parse(issued.out)).toMatchObject({ issuer: did, issuanceDate: expect.stringMatching(/Z$/) })
  expect((await run(['verify', '-', '--offline'], issued.out)).code).toBe(0)
})

test('an address that nobody answers at leaves a badge untold', async () => {
  const asked = await run(['verify', 'http://127.0.0.1:1/badge.json', '--allow-private', '--json'])
  expect(asked.code).toBe(2)
  expect(JSON.parse(asked.out)).toMatchObject({ verdict: 'cannot-tell', checks: [{ reason: 'input-unreadable' }] })
  expect((await run(['inspect', 'http://127.0.0.1:1/badge.json', '--allow-private'])).code).toBe(2)
})

test.each([
  [['issue', 'plain', '--key', 'key.json'], 'need a folder'],
  [['verify', 'empty'], 'There is no badge in empty'],
  [['bake', 'plain', 'signed', '--out', 'x'], 'is a folder'],
])('%j used wrongly says what to do', async (args, message) => {
  await mkdir(join(folder, 'empty'), { recursive: true })
  expect(await run(args)).toMatchObject({ code: 64, err: expect.stringContaining(message) })
})

test('the version is told', async () => {
  expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})
