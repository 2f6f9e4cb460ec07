import { execFile } from 'node:child_process'
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { aSmallBadge } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'

const bin = fileURLToPath(new URL('../../bin/open-badges.js', import.meta.url))
let folder = ''

type Ran = { code: number; out: string; err: string }

function run(args: string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
    child.stdin?.end(input)
  })
}

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

test.each([
  [[], 64, ''],
  [['frobnicate'], 64, 'no command frobnicate'],
  [['verify'], 64, 'Name a badge'],
  [['verify', 'absent.json'], 64, 'Could not read absent.json'],
  [['issue', 'badge.json'], 64, '--key'],
  [['issue', 'picture.png', '--key', 'key.json'], 64, 'is not JSON'],
  [['verify', 'signed.json', '--wrong'], 64, 'open-badges help'],
])('%j used wrongly says what to do', async (args, code, message) => {
  const ran = await run(args)
  expect(ran.code).toBe(code)
  expect(ran.err).toContain(message)
  expect(ran.err).not.toContain('at async')
})
