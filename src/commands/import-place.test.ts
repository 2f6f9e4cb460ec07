import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findArchivedBadge, findArchivedSigner } from '#capabilities/archives/find-archived-badge.ts'
import { checkBadge, fetchDocument, publicDid } from '#capabilities/awards/check-badge.ts'
import { checkReadBadge } from '#capabilities/awards/check-submitted-badge.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { publishStatusList } from '#capabilities/awards/publish-status-list.ts'
import { readBadgeText } from '#capabilities/awards/read-submitted-badge.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { leavePlace } from '#capabilities/organisations/leave-place.ts'
import { lockJoseKey } from '#capabilities/organisations/lock-jose-key.ts'
import { mintCityLead, mintIssuer, mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Installation } from '#server/installation.ts'
import { lentDatabase } from '#tests/support/lent-database.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now, servicesOn } from '#tests/support/town.ts'
import { exportPlace } from './export-place.ts'
import { importPlace, type PlaceOptions } from './import-place.ts'

const authority = {
  leadOf: (placeId: string) => mintCityLead({ placeId, personId: undefined }),
  managerOf: (organisationId: string) => mintOrganisationManager({ organisationId, personId: undefined }),
}
const contact = 'hello@seatown.example'

/** A town with a library that has left since and a college, in a folder: three badges given, one of them withdrawn. */
async function aTownInAFolder(didMethod: 'web' | 'key') {
  const town = await aTown()
  town.services.site.didMethod = didMethod
  const library = await anOrganisation(town)
  const college = await anOrganisation(town, { name: 'Ash College' })
  const museum = await anOrganisation(town, { name: 'Pier Museum' })
  await anOpportunity(town, museum, { title: 'Draw what you see', ageMin: 18, ageMax: 99 })
  await anOpportunity(town, college, { ageMin: 18, ageMax: 99 })
  await anOpportunity(town, college, { title: 'Chess for beginners' })
  const give = async ({ issuer, names }: { issuer: typeof library.issuer; names: string[] }, badgeId: string) => {
    const given = await issueAwards(
      { badgeId, lines: names.map((name) => ({ recipient: { name }, evidence: [] })), notify: false },
      { ...town.services, issuer, now },
    )
    return given.ok ? given.lines.map((line) => (line.ok ? line.awardId : '')) : []
  }
  const { badgeId } = await aBadge(town, library)
  const [genuine = '', withdrawn = ''] = await give({ issuer: library.issuer, names: ['Siân', 'Ava'] }, badgeId)
  const ofCollege = await aBadge(town, college, { name: 'First Aid' })
  await give({ issuer: college.issuer, names: ['Ben'] }, ofCollege.badgeId)
  // Two of one name, each at an address of its own.
  await aBadge(town, college, { name: 'First Aid' })
  // It signs copies for wallets, too: with a key that is published in another form.
  const { organisationId } = library.issuer
  if (didMethod === 'web')
    await town.database.transaction().execute((tx) => lockJoseKey({ organisationId }, { ...town.services, tx, now }))
  await withdrawAward({ awardId: withdrawn, reason: 'By mistake.' }, { ...town.services, issuer: library.issuer, now })
  await leavePlace({ placeId: town.placeId, note: '' }, { ...town.services, manager: library.manager, now })
  const parent = await mkdtemp(path.join(tmpdir(), 'waymark-move-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const folder = path.join(parent, 'seatown')
  await exportPlace({ services: town.services } as Installation, { args: ['seatown', folder] })
  return { town, folder, genuine, withdrawn, library, college }
}

/** Another installation, with a key of its own. */
async function elsewhere(origin = 'https://new.example'): Promise<Services> {
  const { database } = await lentDatabase()
  return {
    ...servicesOn(database),
    masterKey: masterKeyFrom('cd'.repeat(32)),
    site: { origin, didMethod: 'web', demo: false },
  }
}

async function bring(folder: string, services: Services, options: PlaceOptions = { keep: true, contact }) {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  try {
    const code = await importPlace([folder], { services, authority, options, now: new Date() })
    return { code, said: said.join('\n') }
  } finally {
    log.mockRestore()
  }
}

const gone = async () => ({ ok: false as const, reason: 'unreachable' })

test.each(['web', 'key'] as const)(
  'a place goes to another installation, which goes on and checks what was given when the first is gone (did:%s)',
  async (didMethod) => {
    const { town, folder, genuine, withdrawn, library, college } = await aTownInAFolder(didMethod)
    const services = await elsewhere()
    const powers = { ...services, now: new Date(), askOutside: gone }
    const looked = await bring(folder, services, {})
    expect(looked.said).toContain('3 badges that were given, each checked')
    expect(looked.said).toContain('Nothing is done yet')
    expect(await findPlace({ slug: 'seatown' }, services)).toBeUndefined()
    await expect(bring(folder, services, { keep: true })).rejects.toMatchObject({ code: 'contact-missing' })

    const brought = await bring(folder, services)
    expect(brought.said).not.toContain('not used')
    expect(brought.code).toBe(0)
    // Nobody has said yet who keeps children safe there.
    expect(brought.said).toContain('1 opportunities for under-18s wait')
    const place = needed(await findPlace({ slug: 'seatown' }, services), 'the place')
    expect(place).toMatchObject({ name: 'Seatown', nameCy: 'Tre’r Môr' })
    const badges = await listBadges({ placeId: place.id, limit: 10 }, services)
    expect(badges.rows.map(({ slug, organisationName }) => [slug, organisationName]).toSorted()).toEqual([
      ['first-aid', 'Ash College'],
      ['first-aid-2', 'Ash College'],
    ])
    const listed = (await listOpportunities({ placeId: place.id, limit: 10 }, powers)).rows
    expect(listed.map(({ title, organisationName }) => [title, organisationName]).toSorted()).toEqual([
      ['Draw what you see', 'Pier Museum'],
      ['Make your first game', 'Ash College'],
    ])

    const signer = await findArchivedSigner({ did: `did:web:waymark.test:dids:${library.slug}` }, services)
    const kinds = signer?.publicKeys.map((key) => key.slice(0, 3)).toSorted()
    expect(kinds).toEqual(didMethod === 'web' ? ['z6M', 'zDn'] : ['z6M'])

    const credentialOf = async (id: string) => needed(await findArchivedBadge({ id }, services), 'the badge')
    const before = await readFile(path.join(folder, 'credentials.ndjson'), 'utf8')
    expect(before.split('\n')).toContain(await credentialOf(genuine))
    const checked = await checkBadge(await credentialOf(genuine), powers)
    expect(checked).toMatchObject({
      report: { verdict: 'genuine' },
      issuedHere: { name: 'Jubilee Library' },
      archive: { origin: town.services.site.origin },
    })
    expect((await checkBadge(await credentialOf(withdrawn), powers)).report.verdict).toBe('genuine-but-no-longer-valid')
    const changed = (await credentialOf(genuine)).replace('Coding', 'Coping')
    expect((await checkBadge(changed, powers)).report.verdict).toBe('not-genuine')
    // Nor does an address of another site lead to it.
    const other = await readBadgeText(`https://127.0.0.1/awards/${genuine}`, { ...services, field: 'badge' })
    expect(other).toMatchObject({ ok: false, refusal: 'unreachable' })
    for (const origin of [town.services.site.origin, services.site.origin]) {
      const read = await readBadgeText(`${origin}/awards/${genuine}`, { ...services, field: 'badge' })
      const result = await checkReadBadge(read, { ...powers, language: 'en' })
      expect(result).toMatchObject({ ok: true, result: { isNameless: false } })
    }

    // The one that is there gives badges by its new key; the one that had left does not.
    const standing = async (slug: string) => {
      const { id } = await services.database
        .selectFrom('organisations')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow()
      return findStanding({ organisationId: id, placeId: place.id }, services)
    }
    expect([await standing(library.slug), await standing(college.slug)]).toEqual(['left', 'approved'])

    const again = await bring(folder, services)
    expect(again.said).toContain('0 badges, 0 opportunities, 0 drafts of pathways, 0 badges that were given are new')
  },
)

test('brought back at its own address, what was signed and what is signed anew stand side by side', async () => {
  const { town, folder, genuine, withdrawn, college } = await aTownInAFolder('web')
  const services = await elsewhere(town.services.site.origin)
  await bring(folder, services)
  const powers = { ...services, now: new Date(), askOutside: gone }
  const credentialOf = async (id: string) => needed(await findArchivedBadge({ id }, services), 'the badge')
  expect((await checkBadge(await credentialOf(genuine), powers)).report.verdict).toBe('genuine')
  expect((await checkBadge(await credentialOf(withdrawn), powers)).report.verdict).toBe('genuine-but-no-longer-valid')
  const did = await publicDid(college.slug, services)
  expect(did?.verificationMethod).toHaveLength(2)
  const [badge] = (await listBadges({ limit: 1 }, services)).rows
  const { id: badgeId, organisationId } = needed(badge, 'the badge')
  const given = await issueAwards(
    { badgeId, lines: [{ recipient: { name: 'Cai' }, evidence: [] }], notify: false },
    { ...services, issuer: mintIssuer({ organisationId, personId: undefined }), now: new Date() },
  )
  expect(given.ok).toBe(true)
  const list = (number: number) =>
    publishStatusList({ organisationSlug: college.slug, number, purpose: 'revocation' }, powers)
  // The first one came along and keeps its address.
  expect(await list(1)).toBeUndefined()
  expect(await list(2)).toMatchObject({ credential: expect.stringContaining(`/status/${college.slug}/2`) })
})

test('who has the name of the former site now cannot make its badges forged or genuine', async () => {
  const { town, folder, genuine, library, college } = await aTownInAFolder('web')
  const services = await elsewhere()
  await bring(folder, services)
  const address = `${town.services.site.origin}/status/${library.slug}/1`
  const credential = needed(await findArchivedBadge({ id: genuine }, services), 'the badge')
  const kept = JSON.parse(await readFile(path.join(folder, 'site/status', library.slug, '1'), 'utf8'))
  const answers = async (said: unknown) => {
    const askOutside = async () => ({ ok: true as const, body: Buffer.from(JSON.stringify(said)) })
    const powers = { ...services, now: new Date(), askOutside: askOutside as never }
    const found = await fetchDocument(address, powers)
    return { found, verdict: (await checkBadge(credential, powers)).report.verdict }
  }
  const ofCollege = await readFile(path.join(folder, 'site/status', college.slug, '1'), 'utf8')
  expect(await answers(JSON.parse(ofCollege))).toEqual({ found: { ok: true, document: kept }, verdict: 'genuine' })
  const squatted = await answers({ ...kept, issuer: 'did:web:evil.example' })
  expect(squatted).toEqual({ found: { ok: true, document: kept }, verdict: 'genuine' })
  const cut = await answers({ ...kept, credentialSubject: { ...kept.credentialSubject, encodedList: 'uH4sI' } })
  expect(cut).toEqual({ found: { ok: true, document: kept }, verdict: 'genuine' })

  // A list that the former site has signed since counts.
  await withdrawAward({ awardId: genuine, reason: 'Later.' }, { ...town.services, issuer: library.issuer, now })
  const later = await publishStatusList(
    { organisationSlug: library.slug, number: 1, purpose: 'revocation' },
    { ...town.services, now: new Date() },
  )
  const withdrawn = await answers(JSON.parse(needed(later, 'the list').credential))
  expect(withdrawn.verdict).toBe('genuine-but-no-longer-valid')
})

test('a folder says what in it cannot be used, and nothing of another site comes along', async () => {
  const { folder, library, college } = await aTownInAFolder('web')
  const services = await elsewhere()
  await expect(bring(`${folder}-none`, services)).rejects.toMatchObject({ code: 'not-an-export' })
  const file = path.join(folder, 'credentials.ndjson')
  const [first = ''] = (await readFile(file, 'utf8')).split('\n')
  await appendFile(
    file,
    `${first.replace('2026-06-05', '2025-06-05')}\n{"id":"https://canvas.example/awards/1"}\nnonsense\n`,
  )
  const list = path.join(folder, 'site/status', library.slug, '1')
  await writeFile(list, (await readFile(list, 'utf8')).replace('"did:web', '"did:webx'))
  const others = path.join(folder, 'site/status', college.slug)
  const ofCollege = await readFile(path.join(others, '1'), 'utf8')
  const tampered = JSON.parse(ofCollege)
  await writeFile(path.join(others, '1'), JSON.stringify({ ...tampered, validFrom: '2020-01-01T00:00:00Z' }))
  // Signed, and of another address.
  await writeFile(path.join(others, '2'), ofCollege)
  const looked = await bring(folder, services, {})
  expect(looked.code).toBe(2)
  for (const number of [1, 2])
    expect(looked.said).toContain(`site/status/${college.slug}/${number}: it is not signed by`)
  expect(looked.said).toContain('3 badges that were given')
  for (const line of [4, 5, 6]) expect(looked.said).toContain(`credentials.ndjson, line ${line}: it is not a badge of`)
  expect(looked.said).toContain(`site/status/${library.slug}/1: it is not signed by ${library.slug}`)

  const place = path.join(folder, 'place.json')
  const text = await readFile(place, 'utf8')
  await writeFile(place, text.replace('https://waymark.test', 'https://canvas.example'))
  expect((await bring(folder, services, {})).said).toContain('0 badges that were given')
  await writeFile(place, text.replace('"latitude"', '"height"'))
  await expect(bring(folder, services)).rejects.toMatchObject({ code: 'not-an-export' })
})

test('keys that name themselves prove nothing of another site', async () => {
  const { folder } = await aTownInAFolder('key')
  const place = path.join(folder, 'place.json')
  await writeFile(place, (await readFile(place, 'utf8')).replace('https://waymark.test', 'https://canvas.example'))
  const looked = await bring(folder, await elsewhere(), {})
  expect(looked.said).toContain('0 badges that were given')
  expect(looked.said).toContain('0 lists of withdrawn badges')
})

test('a badge that is in a later folder no more has been erased, and goes here as well', async () => {
  const { folder, genuine } = await aTownInAFolder('web')
  const services = await elsewhere()
  await bring(folder, services)
  const file = path.join(folder, 'credentials.ndjson')
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const rest = lines.filter((line) => !line.includes(`/awards/${genuine}`))
  await writeFile(file, `${rest.join('\n')}\nnonsense\n`)
  // A line that cannot be read may be the one that is missing.
  expect((await bring(folder, services)).said).not.toContain('removed')
  expect(await findArchivedBadge({ id: genuine }, services)).toBeDefined()
  await writeFile(file, `${rest.join('\n')}\n`)
  expect((await bring(folder, services)).said).toContain('1 badges that stood in the folder of before')
  expect(await findArchivedBadge({ id: genuine }, services)).toBeUndefined()
})

test('nothing of another place or organisation is written over', async () => {
  const { folder } = await aTownInAFolder('web')
  const town = await aTown()
  await expect(bring(folder, town.services)).rejects.toMatchObject({ code: 'place-exists' })
  await town.database.updateTable('places').set({ slug: 'other' }).execute()
  await anOrganisation(town, { name: 'Ash College' })
  await expect(bring(folder, town.services)).rejects.toMatchObject({ code: 'slug-is-taken' })
})
