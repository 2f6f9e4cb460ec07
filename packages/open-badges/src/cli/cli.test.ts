import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { aSmallBadge } from '../fixtures/badge.ts'
import { runCommand, startCommand } from '../fixtures/command-line.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'
import { buildLearnerRecord } from '../model/learner-record.ts'

let folder = ''

const run = (args: string[], input?: string) => runCommand(folder, args, input)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-badges-'))
  await writeFile(join(folder, 'picture.png'), aPicture())
  const { issuer, ...badge } = aSmallBadge(await anIssuer(), { validFrom: new Date('2026-01-01') })
  await writeFile(
    join(folder, 'badge.json'),
    JSON.stringify({ ...badge, issuer: { type: ['Profile'], name: 'Library' } }),
  )
  expect(issuer).toBeDefined()
  expect((await run(['keygen', '--out', 'key.json'])).code).toBe(0)
  expect((await run(['issue', 'badge.json', '--key', 'key.json', '--out', 'signed.json'])).code).toBe(0)
})

test('a shell meets the same: what is printed, what is read from a pipe, and how it ends', async () => {
  const signed = await readFile(join(folder, 'signed.json'), 'utf8')
  const args = ['verify', '-', '--offline']
  expect(await startCommand(folder, args, signed)).toEqual(await run(args, signed))
  const forged = await startCommand(folder, args, signed.replaceAll('First visit', 'Last visit'))
  expect(forged).toMatchObject({ code: 1, err: '' })
  expect(await startCommand(folder, ['frobnicate'])).toMatchObject({
    code: 64,
    out: '',
    err: expect.stringContaining('open-badges help'),
  })
})

test('a key file is readable by its owner alone', async () => {
  expect((await stat(join(folder, 'key.json'))).mode & 0o777).toBe(0o600)
})

test('a badge can be made, baked, checked and taken out again', async () => {
  expect((await run(['bake', 'picture.png', 'signed.json', '--out', 'baked.png'])).code).toBe(0)
  const verified = await run(['verify', 'baked.png', '--offline'])
  expect(verified).toMatchObject({ code: 0, err: '' })
  expect(verified.out).toContain('This badge is genuine.')
  const unbaked = await run(['unbake', 'baked.png'])
  expect(JSON.parse(unbaked.out)).toEqual(JSON.parse(await readFile(join(folder, 'signed.json'), 'utf8')))
  expect(JSON.parse((await run(['inspect', 'baked.png'])).out)).toMatchObject({ container: 'png', name: 'First visit' })
})

test.each(['json', 'jwt', 'sd-jwt'])('a badge is signed as %s, and checked', async (format) => {
  const file = `signed.${format}.txt`
  const issued = await run(['issue', 'badge.json', '--key', 'key.json', '--format', format, '--out', file])
  expect(issued).toMatchObject({ code: 0, err: '' })
  const report = JSON.parse((await run(['verify', file, '--offline', '--json'])).out)
  expect(report).toMatchObject({ verdict: 'genuine', container: format })
})

test('a learner record of signed badges is signed, and checked with what is in it', async () => {
  const badge = JSON.parse(await readFile(join(folder, 'signed.json'), 'utf8'))
  const record = buildLearnerRecord({
    id: 'urn:uuid:record',
    issuer: badge.issuer,
    name: 'Record',
    credentials: [badge],
    validFrom: new Date('2026-01-01'),
  })
  await writeFile(join(folder, 'record.json'), JSON.stringify(record))
  expect(await run(['issue', 'record.json', '--key', 'key.json', '--out', 'record.signed.json'])).toMatchObject({
    code: 0,
  })
  const report = JSON.parse((await run(['verify', 'record.signed.json', '--offline', '--json'])).out)
  expect(report).toMatchObject({ verdict: 'genuine', contained: [{ summary: { name: 'First visit' } }] })
})

test('a format that is none is said so', async () => {
  const asked = await run(['issue', 'badge.json', '--key', 'key.json', '--format', 'pdf'])
  expect(asked).toMatchObject({ code: 64, err: expect.stringContaining('sd-jwt') })
})

test('answers come in JSON, and in Welsh', async () => {
  const report = JSON.parse((await run(['verify', 'signed.json', '--json', '--lang', 'cy'])).out)
  expect(report).toMatchObject({ verdict: 'genuine', explanation: 'Mae’r bathodyn hwn yn ddilys.' })
})

test('exit codes tell a forgery from a badge that cannot be told', async () => {
  const signed = await readFile(join(folder, 'signed.json'), 'utf8')
  expect((await run(['verify', '-'], signed.replaceAll('First visit', 'Last visit'))).code).toBe(1)
  expect(
    (await run(['verify', '-', '--offline'], '{"type":"Assertion","id":"https://a.example/1","badge":"b"}')).code,
  ).toBe(2)
})

test('a folder is checked to the last badge, with its folders, progress and a summary', async () => {
  const signed = await readFile(join(folder, 'signed.json'), 'utf8')
  await mkdir(join(folder, 'many', 'deeper', '.hidden'), { recursive: true })
  await writeFile(join(folder, 'many', 'a.json'), signed)
  await writeFile(join(folder, 'many', 'b.json'), signed.replaceAll('First visit', 'Last visit'))
  await writeFile(join(folder, 'many', 'notes.md'), 'no badge')
  await writeFile(join(folder, 'many', 'deeper', 'c.jsonld'), signed)
  await writeFile(join(folder, 'many', 'deeper', '.hidden', 'd.json'), signed)
  const ran = await run(['verify', 'many', 'absent.json', '--offline', '--progress', '--jobs', '2'])
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('     2  This badge is genuine.\n')
  expect(ran.out).toContain('     1  We cannot tell whether this badge is genuine.\n')
  expect(ran.out).toContain('     1  This badge is not genuine.\n')
  expect(ran.err).toContain('4 of 4 done')
  const reports = JSON.parse((await run(['verify', 'many', '--offline', '--json'])).out) as Record<string, string>[]
  expect(reports.map(({ source = '', verdict }) => [basename(source), verdict])).toEqual([
    ['a.json', 'genuine'],
    ['b.json', 'not-genuine'],
    ['c.jsonld', 'genuine'],
  ])
})

test('a badge at an address of this machine is fetched only where that is allowed', async () => {
  const signed = await readFile(join(folder, 'signed.json'))
  const server = createServer((request, response) => {
    if (request.url === '/loop') return response.writeHead(302, { location: '/loop' }).end()
    response.end(signed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost']) {
    expect((await run(['verify', `http://${host}:${port}/badge`])).err).toContain('--allow-private')
  }
  expect((await run(['verify', `http://127.0.0.1:${port}/badge`, '--allow-private'])).code).toBe(0)
  const looped = await run(['verify', `http://127.0.0.1:${port}/loop`, '--allow-private'])
  expect(looped).toMatchObject({ code: 2, out: expect.stringContaining('too-many-redirects') })
  server.close()
})

test.each(['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'])('a badge can be signed by %s', async (suite) => {
  const [key, out] = [`${suite}.key.json`, `${suite}.json`]
  expect((await run(['keygen', '--suite', 'P-384', '--out', key])).code).toBe(0)
  expect((await run(['issue', 'badge.json', '--key', key, '--suite', suite, '--out', out])).code).toBe(0)
  expect((await run(['verify', out, '--offline'])).code).toBe(0)
})

test.each([
  [[], 64, ''],
  [['frobnicate'], 64, 'no command frobnicate'],
  [['verify'], 64, 'Name a badge'],
  [['verify', 'absent.json'], 64, 'Could not read absent.json'],
  [['issue', 'badge.json'], 64, '--key'],
  [['issue', 'picture.png', '--key', 'key.json'], 64, 'is not JSON'],
  [['verify', 'signed.json', '--wrong'], 64, 'open-badges help'],
  [['verify', 'signed.json', '--jobs', '0'], 64, 'from 1 to 64'],
  [['keygen', '--suite', 'RSA'], 64, 'Ed25519, P-256 or P-384'],
  [['issue', 'badge.json', '--key', 'key.json', '--suite', 'x'], 64, 'Cryptosuites are'],
  [
    ['issue', 'badge.json', '--key', 'key.json', '--suite', 'ecdsa-rdfc-2019'],
    64,
    'does not sign by a key of the kind Ed25519',
  ],
  [['issue', 'badge.json', '--key', 'key.json', '--format', 'jwt', '--suite', 'eddsa-jcs-2022'], 64, 'has none'],
  [['issue', 'badge.json', '--key', 'badge.json'], 64, 'is not a key file'],
  [['verify', 'signed.json', '--key', 'key.json'], 64, 'no use for --key'],
  [['keygen', 'key.json'], 64, '--out'],
  [['keygen', '--did', 'did:example:a'], 64, 'did:web'],
  [['keygen', '--out', 'key.json'], 64, 'is there already'],
  [['bake', 'picture.png', 'badge.json', '--out', 'b.png'], 64, 'is not signed'],
  [['bake', 'signed.json', 'picture.png', '--out', 'b.png'], 64, 'The picture comes first'],
  [['unbake', 'badge.json'], 1, 'neither a PNG nor an SVG'],
  [['inspect', 'picture.png'], 1, 'no badge in the picture'],
  [['inspect'], 64, 'a folder'],
])('%j used wrongly says what to do', async (args, code, message) => {
  const ran = await run(args)
  expect(ran.code).toBe(code)
  expect(ran.err).toContain(message)
  expect(ran.err).not.toContain('at async')
})
