import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyBadge } from '@waymark/open-badges'
import { expect, onTestFinished, test } from 'vitest'
import { findCredential } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { recordOrigin } from '#infrastructure/database/origins.ts'
import type { Installation } from '#server/installation.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { serveFiles } from '#tests/support/static-files.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { exportPlace } from './export-place.ts'

async function aLivedTown(didMethod: 'web' | 'key') {
  const town = await aTown()
  town.services.site.didMethod = didMethod
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  await anOpportunity(town, library)
  const recipients = [{ name: 'Siân Ŵyn', email: 'sian@example.org' }, { name: 'Ava' }, { name: 'Ben' }]
  const outcome = await issueAwards(
    { badgeId, lines: recipients.map((recipient) => ({ recipient, evidence: [] })), notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  const awardIds = outcome.lines.map((line) => (line.ok ? line.awardId : ''))
  const reason = '=cmd() "given", by mistake'
  await withdrawAward({ awardId: awardIds[2] ?? '', reason }, { ...town.services, issuer: library.issuer, now })
  const place = await town.database.selectFrom('places').select('slug').executeTakeFirstOrThrow()
  return { town, awardIds, slug: place.slug }
}

async function exported({ didMethod = 'key' }: { didMethod?: 'web' | 'key' } = {}) {
  const lived = await aLivedTown(didMethod)
  const parent = await mkdtemp(path.join(tmpdir(), 'waymark-export-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const folder = path.join(parent, 'town')
  const installation = { services: lived.town.services } as Installation
  const write = (args: string[]) => exportPlace(installation, { args })
  await write([lived.slug, folder])
  const read = (name: string) => readFile(path.join(folder, name), 'utf8')
  return { ...lived, folder, read, write }
}

test('a place goes into a folder of open files: every badge that was given, and nobody’s name', async () => {
  const { town, awardIds, read } = await exported()
  const [heading, ...awards] = (await read('awards.csv')).trimEnd().split('\r\n')
  expect(heading).toBe('url,badge,organisation,awarded,valid until,kept,withdrawn,reason')
  expect(awards).toHaveLength(3)
  expect(awards.filter((line) => line.endsWith(`"'=cmd() ""given"", by mistake"`))).toHaveLength(1)

  const credentials = (await read('credentials.ndjson')).trimEnd().split('\n')
  const kept = await Promise.all(awardIds.map((id) => findCredential(id, { database: town.database })))
  expect(credentials.toSorted()).toEqual(kept.toSorted())
  const reports = await Promise.all(
    credentials.map((credential) => verifyBadge(credential, { now, trustedStatus: async () => 'active' })),
  )
  expect(reports.map(({ verdict }) => verdict)).toEqual(['genuine', 'genuine', 'genuine'])

  const lines = async (name: string) => (await read(name)).trimEnd().split('\n')
  expect(JSON.parse((await lines('badges.ndjson'))[0] ?? '')).toMatchObject({ url: expect.stringMatching(/^http/) })
  expect(await lines('opportunities.csv')).toHaveLength(2)
  expect(await lines('organisations.csv')).toHaveLength(2)
  expect(JSON.parse(await read('place.json'))).toMatchObject({ badgeStandard: expect.anything() })
  expect(await read('impact.csv')).toContain('badgesIssued')
  const names = ['README.txt', 'awards.csv', 'credentials.ndjson', 'badges.ndjson', 'opportunities.csv']
  for (const name of names) expect(await read(name), name).not.toMatch(/Siân|sian@|Ava|Ben\b/)
})

test('nothing is written over, and an unknown place is named', async () => {
  const { folder, slug, write } = await exported()
  await expect(write([slug, folder])).rejects.toMatchObject({ code: 'folder-exists' })
  await expect(write(['atlantis', `${folder}-2`])).rejects.toMatchObject({ code: 'no-place' })
  await expect(write([])).rejects.toMatchObject({ code: 'no-place' })
})

test('when the site is gone its badges are checked by plain files: by other programs, and by a page', async () => {
  const { folder, awardIds, town } = await exported({ didMethod: 'web' })
  const { origin } = town.services.site
  const files = await serveFiles(path.join(folder, 'site'))
  const [given = '', , withdrawn = ''] = awardIds
  /** A verifier whose name server has been told where the files are. */
  const check = async (awardId: string) => {
    const answer = await fetch(`${files}/awards/${awardId}.json`)
    const report = await verifyBadge(await answer.text(), {
      now: new Date(),
      fetchDocument: async (address) => {
        const found = await fetch(address.replace(origin, files))
        return found.ok ? { ok: true, document: await found.json() } : { ok: false, reason: `http-${found.status}` }
      },
    })
    return report.verdict
  }
  expect([await check(given), await check(withdrawn)]).toEqual(['genuine', 'genuine-but-no-longer-valid'])
  const image = await fetch(`${files}/badge-versions/${await versionOf(given, files)}.png`)
  expect(
    Buffer.from(await image.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(await (await fetch(`${files}/registry.json`)).json()).toMatchObject({
    registry: { 'did:web:waymark.test:dids:jubilee-library': { name: 'Jubilee Library' } },
  })

  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const verdictAt = async (address: string) => {
    await page.goto(`${files}${address}`)
    await page.locator('[data-verdict]').first().waitFor()
    return page.locator('[data-verdict]').first().getAttribute('data-verdict')
  }
  expect(await verdictAt(`/awards/${given}/`)).toBe('genuine')
  const drawn = page.locator('article img')
  expect(await drawn.evaluate((img) => (img as HTMLImageElement).decode().then(() => true))).toBe(true)
  expect(await verdictAt(`/awards/${withdrawn}/cy.html`)).toBe('genuine-but-no-longer-valid')
  expect(await page.locator('main, body').innerText()).not.toMatch(/Siân|Ava|Ben\b/)
  await page.goto(`${files}/`)
  await page
    .locator('textarea')
    .fill((await (await fetch(`${files}/awards/${given}.json`)).text()).replace('Coding', 'Coping'))
  await page.locator('button').click()
  await page.locator('[data-verdict=not-genuine]').waitFor()
})

test('the files are those of the site’s own address, whatever the settings of the command say', async () => {
  const { town, slug, folder, write } = await exported({ didMethod: 'web' })
  await recordOrigin(town.database, 'https://waymark.test', now)
  town.services.site.origin = 'http://localhost:3000'
  await write([slug, `${folder}-again`])
  const list = await readFile(path.join(`${folder}-again`, 'site/status/jubilee-library/1'), 'utf8')
  expect(JSON.parse(list)).toMatchObject({ id: 'https://waymark.test/status/jubilee-library/1' })
  expect(await readFile(path.join(`${folder}-again`, 'README.txt'), 'utf8')).not.toContain('localhost')
})

async function versionOf(awardId: string, files: string): Promise<string> {
  const credential = (await (await fetch(`${files}/awards/${awardId}.json`)).json()) as {
    credentialSubject: { achievement: { id: string } }
  }
  return credential.credentialSubject.achievement.id.split('/').at(-1) ?? ''
}
