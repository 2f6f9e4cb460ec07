import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import * as library from '@waymark/open-badges'
import { afterAll, beforeAll, expect, test } from 'vitest'

const product = resolve(import.meta.dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'installed-library-'))
const installed = join(home, 'node_modules/@waymark/open-badges')

async function inHome(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: home })
  return stdout
}

beforeAll(async () => {
  mkdirSync(installed, { recursive: true })
  await inHome(join(product, 'packages/open-badges/tools/build-package.ts'), installed)
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const place = join(home, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(join(product, 'node_modules', name), place)
  }
})

afterAll(() => rmSync(home, { recursive: true }))

test('gives whoever installs it all that the sources give', async () => {
  const names = 'import("@waymark/open-badges").then((all) => console.log(JSON.stringify(Object.keys(all).sort())))'
  expect(JSON.parse(await inHome('-e', names))).toEqual(Object.keys(library).sort())
})

test('carries what is needed to run, and no more', () => {
  const described = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(described).not.toHaveProperty('private')
  expect(described).not.toHaveProperty('devDependencies')
  expect(JSON.stringify(described)).not.toContain('.ts"')
  expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toContain('MIT')
})

test('keeps the contexts as they were published, byte for byte', () => {
  const name = 'contexts/credentials-v2.json'
  expect(readFileSync(join(installed, name))).toEqual(readFileSync(join(product, 'packages/open-badges', name)))
})

test('makes a key, issues a badge and verifies it from the command line, and in a browser', async () => {
  const command = join(installed, 'bin/open-badges.js')
  await inHome(command, 'keygen', '--out', 'key.json')
  const { did } = JSON.parse(readFileSync(join(home, 'key.json'), 'utf8'))
  const badge = library.buildAchievementCredential({
    id: 'urn:uuid:7f6a3f8e-1f5d-4c3a-9b58-2f4f0c6a9d11',
    issuer: { id: did, type: ['Profile'], name: 'Library' },
    achievement: {
      id: 'https://library.example/badges/mending',
      type: ['Achievement'],
      name: 'Mend a bicycle',
      description: 'Mended one',
      criteria: { narrative: 'Mend one.' },
    },
    subject: { id: 'did:example:learner' },
    awardedDate: new Date('2026-01-01T00:00:00Z'),
    validFrom: new Date('2026-01-01T00:00:00Z'),
  })
  writeFileSync(join(home, 'badge.json'), JSON.stringify(badge))
  await inHome(command, 'issue', 'badge.json', '--key', 'key.json', '--out', 'signed.json')
  expect(JSON.parse(await inHome(command, 'verify', 'signed.json', '--json'))).toMatchObject({ verdict: 'genuine' })

  const program = `
    import { readFileSync } from 'node:fs'
    import { verifyBadgeInBrowser } from '@waymark/open-badges/browser'
    const report = await verifyBadgeInBrowser(readFileSync('signed.json', 'utf8'), { now: new Date() })
    console.log(report.verdict)`
  expect(await inHome('--conditions=browser', '--input-type=module', '-e', program)).toBe('genuine\n')
})

test('tells TypeScript its types', async () => {
  const wrong = `import { didKeyOf, type VerificationReport } from '@waymark/open-badges'
    import { verifyBadgeInBrowser } from '@waymark/open-badges/browser'
    import { explanations } from '@waymark/open-badges/explanations'
    export const all = [verifyBadgeInBrowser, explanations]
    export const verdictOf = (report: VerificationReport): 'genuine' => report.verdict
    export const count: number = didKeyOf('z6Mk')`
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  writeFileSync(join(home, 'wrong.ts'), wrong)
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: 'es2024',
    lib: ['es2024', 'dom'],
    module: 'nodenext',
    types: [],
  }
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['wrong.ts'] }))
  const said: string = await inHome(join(product, 'node_modules/typescript-7/bin/tsc'), '-p', '.').catch(
    (fault) => fault.stdout,
  )
  expect(said.match(/^.*error TS\d+/gm)).toEqual([
    expect.stringMatching(/^wrong\.ts\(5,.*TS2322/),
    expect.stringMatching(/^wrong\.ts\(6,.*TS2322/),
  ])
})
