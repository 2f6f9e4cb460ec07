import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

test('what a learner takes along opens from a folder without a network, and each badge in it proves itself', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const answer = await learner.post('/me/take-out.zip')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-take-out-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), bytes)
  }
  const names = Object.keys(files)
  for (const wanted of ['README.txt', 'index.html', 'my-data.html', 'my-data.json', 'manifest.json'])
    expect(names).toContain(wanted)
  const badges = names.filter((name) => /^badges\/.*\.json$/.test(name))
  expect(badges.length).toBeGreaterThan(0)
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as {
    files: { path: string; sha256: string }[]
  }
  expect(manifest.files.map((one) => one.path)).toEqual(names.filter((name) => name !== 'manifest.json'))
  // No key of ours or of an organisation's is in it, and nobody else.
  const all = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  expect(all).not.toMatch(/secretKeyMultibase|sealed_secret|BEGIN (EC |RSA )?PRIVATE|manager@demo\.example/)

  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext({ offline: true })).newPage()
  await page.goto(`file://${folder}/index.html`)
  const verdicts = page.locator('article [data-verdict]')
  await verdicts.nth(badges.length - 1).waitFor()
  const said = await verdicts.evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')))
  expect(new Set(said)).toEqual(new Set(['genuine']))
  await page.getByRole('link', { name: 'My data' }).waitFor()
  const picture = badges[0]?.replace('.json', '.png') ?? ''
  await page.locator('input[type=file]').setInputFiles(path.join(folder, picture))
  await page.locator('[role=status][data-verdict=genuine]').waitFor()
  const forged = { name: 'forged.json', mimeType: 'application/json' }
  const text = Buffer.from(files[badges[0] ?? ''] ?? []).toString()
  const buffer = Buffer.from(text.replace(/"name":"[^"]+"/, '"name":"Astronaut"'))
  await page.locator('input[type=file]').setInputFiles({ ...forged, buffer })
  await page.locator('[role=status][data-verdict=not-genuine]').waitFor()
})

test('nobody takes along what is another’s, and not without end', async () => {
  const nobody = await new Visitor().post('/me/take-out.zip')
  expect([nobody.status, nobody.headers.get('location')]).toEqual([307, '/sign-in/again?next=%2Fme%2Ftake-out.zip'])
  const visitor = await new Visitor().signIn(`take.out.${Date.now()}@people.example`)
  expect((await visitor.get('/me/take-out.zip')).headers.get('location')).toBe('/me/settings')
  const turns: number[] = []
  for (let turn = 0; turn < 7; turn++) turns.push((await visitor.post('/me/take-out.zip')).status)
  expect(turns).toEqual([200, 200, 200, 200, 200, 302, 302])
  const told = await visitor.get((await visitor.post('/me/take-out.zip')).headers.get('location') ?? '')
  expect(textOf(await told.text())).toContain('You took everything along several times')
})
