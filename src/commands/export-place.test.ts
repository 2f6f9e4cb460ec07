import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyBadge } from '@waymark/open-badges'
import { expect, onTestFinished, test } from 'vitest'
import { findCredential } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import type { Installation } from '#server/installation.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { exportPlace } from './export-place.ts'

async function aLivedTown() {
  const town = await aTown()
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

async function exported() {
  const lived = await aLivedTown()
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
