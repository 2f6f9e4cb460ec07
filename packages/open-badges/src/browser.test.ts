import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { verifyBadgeInBrowser } from './browser.ts'
import snapshot from './canonicalization/browser-tables.json' with { type: 'json' }
import { makeBrowserTables } from './canonicalization/browser-tables.ts'
import { aBadge, aSmallBadge, NOW } from './fixtures/badge.ts'
import { anIssuer, aWebOf } from './fixtures/issuer.ts'
import { jwtAndPictures } from './foreign/jwt-and-pictures.ts'
import { openBadges1 } from './foreign/open-badges-1.ts'
import { openBadges2 } from './foreign/open-badges-2.ts'
import { openBadges3 } from './foreign/open-badges-3.ts'
import { gunzip, inflate, sha256Hex } from './platform/browser.ts'
import { sha256Hex as sha256OfNode } from './platform/node.ts'
import { signCredential } from './proof/sign-credential.ts'
import { verifyBadge } from './verification/verify-badge.ts'

const MOST_BYTES = 54 * 1024

let bundle = ''
let verifyInBrowser: typeof verifyBadgeInBrowser

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'open-badges-browser-'))
  const entry = fileURLToPath(new URL('./browser.ts', import.meta.url))
  const lib = { entry, formats: ['es'], fileName: 'open-badges' }
  const config = { logLevel: 'error', build: { outDir: folder, minify: true, target: 'es2022', lib } }
  const configFile = join(folder, 'bundle.config.mjs')
  await writeFile(configFile, `export default ${JSON.stringify(config)}`)
  const vite = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url))
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', configFile], { cwd: folder })
  const file = join(folder, 'open-badges.mjs')
  bundle = await readFile(file, 'utf8')
  const built = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<
    string,
    typeof verifyBadgeInBrowser
  >
  verifyInBrowser = built.verifyBadgeInBrowser as typeof verifyBadgeInBrowser
})

test('the verifier for browsers is small and needs nothing of Node', () => {
  expect(gzipSync(bundle, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES)
  expect(bundle).not.toMatch(/from\s*["']node:|require\(["']node:|__vite-browser-external/)
})

test('the tables that it carries are those that the JSON-LD processor gives today', async () => {
  expect(await makeBrowserTables()).toEqual(snapshot)
})

const all = [...openBadges3, ...jwtAndPictures, ...openBadges1, ...openBadges2]

test.each(all)('in the browser, $name is told alike or left to the server', async ({ input, web = {} }) => {
  const options = { now: NOW, fetchDocument: aWebOf(web) }
  const [here, there] = [await verifyInBrowser(input, options), await verifyBadge(input, options)]
  if (here.verdict !== there.verdict) expect(here.verdict).toBe('cannot-tell')
  else expect(here.checks.map(({ id }) => id)).toEqual(there.checks.map(({ id }) => id))
})

test('nearly all of them are told in the browser itself, but for keys in PEM', async () => {
  const left: string[] = []
  for (const { name, input, web = {}, verdict } of all) {
    const report = await verifyInBrowser(input, { now: NOW, fetchDocument: aWebOf(web) })
    const isKeyInPem = report.checks.some(({ reason }) => reason === 'key-kind-unknown')
    if (report.verdict !== verdict && !isKeyInPem) left.push(name)
  }
  expect(left).toEqual(['with a word that nobody signed'])
})

test('a full badge is verified in the browser without any network, and refused once changed', async () => {
  const issuer = await anIssuer()
  const options = { now: NOW, trustedStatus: async () => 'active' as const }
  for (const badge of [aBadge(issuer), aSmallBadge(issuer)]) {
    const signed = await signCredential(badge, { ...issuer, created: NOW })
    expect((await verifyInBrowser(JSON.stringify(signed), options)).verdict).toBe('genuine')
    expect((await verifyInBrowser(JSON.stringify({ ...signed, name: 'Other' }), options)).verdict).toBe('not-genuine')
  }
})

test('its hash and its inflation are those of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(sha256Hex(text)).toBe(sha256OfNode(text))
    }),
  )
  const pattern = fc.array(fc.constantFrom('abc', 'abcabcabc', ' ', 'é', '0123456789'), { maxLength: 400 })
  fc.assert(
    fc.property(pattern, fc.integer({ min: 0, max: 9 }), (pieces, level) => {
      const bytes = Buffer.from(pieces.join(''))
      expect(Buffer.from(inflate(deflateSync(bytes, { level }), 1e6))).toEqual(bytes)
      const zipped = gzipSync(bytes, { level })
      expect(Buffer.from(gunzip(zipped, 1e6))).toEqual(gunzipSync(zipped))
    }),
  )
})

test('what is cut short anywhere is refused, not taken for all there was', () => {
  const whole = deflateSync(Buffer.from('to be or not to be, that is the question'.repeat(9)), { level: 9 })
  // The checksum of four bytes at its end is not read.
  for (let length = 2; length < whole.length - 4; length++)
    expect(() => inflate(whole.subarray(0, length), 1e5), String(length)).toThrow()
})

test('what expands a thousandfold stops at its bound, not at its end', () => {
  const bomb = deflateSync(Buffer.alloc(2e8), { level: 9 })
  expect(() => inflate(bomb, 1e6)).toThrow('too large')
  expect(() => gunzip(gzipSync(Buffer.alloc(1e7)), 1e6)).toThrow('too large')
})

test('what expands beyond bounds, or is broken anywhere, is refused', () => {
  expect(() => inflate(deflateSync(Buffer.alloc(1e6)), 1e5)).toThrow('too large')
  const whole = deflateSync(Buffer.from('to be or not to be, that is the question'.repeat(9)))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const broken = Uint8Array.from(whole)
      broken[at] = byte
      try {
        return inflate(broken, 1e5).length <= 1e5
      } catch {
        return true
      }
    }),
  )
})
