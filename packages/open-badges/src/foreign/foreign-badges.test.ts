import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { NOW } from '../fixtures/badge.ts'
import { aWebOf } from '../fixtures/issuer.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { jwtAndPictures } from './jwt-and-pictures.ts'
import { openBadges1 } from './open-badges-1.ts'
import { openBadges2 } from './open-badges-2.ts'
import { openBadges3 } from './open-badges-3.ts'

const all = [...openBadges3, ...jwtAndPictures, ...openBadges1, ...openBadges2]

test.each(all)('$name is $verdict', async ({ input, web = {}, verdict }) => {
  const report = await verifyBadge(input, { now: NOW, fetchDocument: aWebOf(web) })
  expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict)
})

test.each(all)('$name without the network is never more than it should be', async ({ input, verdict, offline }) => {
  expect((await verifyBadge(input, { now: NOW })).verdict).toBe(offline ?? verdict)
})

test('the command line tells them apart alike, in one go', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foreign-badges-'))
  const expected = all.map(({ input, verdict, offline, extension = 'json' }, at) => {
    const source = join(folder, `${String(at).padStart(3, '0')}.${extension}`)
    return { source, input, verdict: offline ?? verdict }
  })
  for (const { source, input } of expected) await writeFile(source, input)
  const bin = fileURLToPath(new URL('../../bin/open-badges.js', import.meta.url))
  const out = await new Promise<string>((resolve) => {
    execFile(process.execPath, [bin, 'verify', folder, '--offline', '--json'], { maxBuffer: 2 ** 26 }, (_, text) =>
      resolve(text),
    )
  })
  const reports = JSON.parse(out) as { source: string; verdict: string }[]
  expect(reports.map(({ source, verdict }) => [basename(source), verdict])).toEqual(
    expected.map(({ source, verdict }) => [basename(source), verdict]),
  )
})
