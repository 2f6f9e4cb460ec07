import { buildEndorsementCredential, didKeyOf, generateKeyPair, signCredential } from '@waymark/open-badges'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findCredential } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { startErasing } from '#capabilities/people/start-erasing.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import { findCollection } from '#capabilities/portfolio/find-collection.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { needed } from '#infrastructure/needed.ts'
import { anotherSite } from '#tests/support/elsewhere.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { bringBadges } from './bring-badges.ts'
import { standingOf } from './brought-badge-rules.ts'
import { checkBroughtBadges } from './check-brought-badges.ts'
import { findBroughtBadge, findBroughtDocument } from './find-brought-badge.ts'
import { listBroughtBadges } from './list-brought-badges.ts'
import { readHandedIn } from './read-handed-in.ts'
import { removeBroughtBadge } from './remove-brought-badge.ts'
import { takeBringTurn } from './take-bring-turn.ts'

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

async function aHolder() {
  const town = await aTown({ warm: 4 })
  const elsewhere = await anotherSite({ now })
  const learner = async (name: string) => {
    const email = `${name.toLowerCase()}@home.example`
    const personId = needed((await addPeople([{ name, email }], { ...town.services, now })).get(email), 'a person')
    const signedIn = mintSignedIn({ personId, email, name })
    return { email, personId, powers: { ...town.services, signedIn, now, askOutside: elsewhere.askOutside } }
  }
  const asha = await learner('Asha')
  const bring = async (badge: Uint8Array | string, from = 'a.json') => {
    const outcome = await bringBadges({ handed: [{ from, badge }] }, asha.powers)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return needed(outcome.lines[0], 'a line')
  }
  const kept = async () => (await listBroughtBadges({ personId: asha.personId, limit: 50 }, town.services)).rows
  return { town, learner, asha, bring, kept, ...elsewhere }
}

test('a badge is kept byte for byte, with what it says and a picture drawn anew', async () => {
  const { asha, bring, kept, baked, town } = await aHolder()
  const png = await baked({ to: asha.email, skills: ['Cooking'] })
  expect(await bring(png, 'aid.png')).toMatchObject({ ok: true, name: 'First Aid', verdict: 'genuine', counts: false })
  const [badge] = await kept()
  expect(badge).toMatchObject({
    ...{ name: 'First Aid', issuerName: 'Red Cross', issuerHost: 'redcross.example', awardedOn: '2026-06-05' },
    ...{ skills: [{ name: 'Cooking', uri: 'https://skills.example/cooking' }], naming: 'theirs', genuineAt: now },
  })
  const own = { id: badge?.id ?? '', personId: asha.personId }
  const found = needed(await findBroughtDocument(own, town.services), 'the document')
  expect([Buffer.compare(found.document, png), found.source]).toEqual([0, 'aid.png'])
  const picture = sharp(needed(badge?.picture, 'a picture'))
  expect(await picture.metadata()).toMatchObject({ format: 'png', width: 144, height: 144 })
  expect((await picture.toBuffer()).includes('First Aid')).toBe(false)
  expect(await bring(png)).toMatchObject({ ok: false, refusal: 'already-here' })
  expect(await kept()).toHaveLength(1)
})

test('signs that no text has are left out, and one strange badge costs no other', async () => {
  const { asha, give, kept } = await aHolder()
  const strange = await give({ to: asha.email, name: 'A\u0000B\u0007C\u202e', skills: ['S\u0000kill'] })
  const handed = [
    { from: 'a\u0000.json', badge: strange },
    { from: 'b.json', badge: await give({ to: asha.email, name: 'Plain' }) },
  ]
  const outcome = await bringBadges({ handed }, asha.powers)
  expect(outcome.ok && outcome.lines.map(({ ok }) => ok)).toEqual([true, true])
  expect((await kept()).map(({ name, skills }) => [name, skills.map((one) => one.name)]).sort()).toEqual([
    ['ABC', ['Skill']],
    ['Plain', []],
  ])
})

test('what is not theirs, not genuine or no badge is not kept, and each is told why', async () => {
  const { asha, bring, kept, give, site, town } = await aHolder()
  expect(await bring(await give({ to: 'gus@home.example' }))).toMatchObject({ refusal: 'names-somebody-else' })
  const forged = (await give({ to: asha.email })).replace('Helps until', 'Operates until')
  expect(await bring(forged)).toMatchObject({ refusal: 'not-genuine' })
  expect(await bring('{"type":"Cake"}')).toMatchObject({ refusal: 'no-badge' })
  expect(await bring('https://redcross.example/assertions/7')).toMatchObject({ refusal: 'unreachable' })
  expect(await kept()).toEqual([])
  site.pages.set('https://redcross.example/assertions/7', await give({ to: asha.email.toUpperCase() }))
  expect(await bring('https://redcross.example/assertions/7')).toMatchObject({ ok: true })
  expect(await bring(await give({ to: null, name: 'For a wallet' }))).toMatchObject({ ok: true })
  expect((await kept()).map(({ name, naming }) => [name, naming]).sort()).toEqual([
    ['First Aid', 'theirs'],
    ['For a wallet', 'nobody'],
  ])
  // An account that is being erased takes nothing more in; nobody brings a badge in for a child.
  const ward = { ...asha.powers.signedIn, guardianId: asha.personId }
  const handed = [{ from: 'b.json', badge: await give({ to: asha.email }) }]
  expect(await bringBadges({ handed }, { ...asha.powers, signedIn: ward })).toEqual({ ok: false, refusal: 'not-yours' })
  await town.database.transaction().execute((tx) => startErasing({ personId: asha.personId }, { tx, now }))
  expect(await bringBadges({ handed }, asha.powers)).toEqual({ ok: false, refusal: 'not-yours' })
})

test('one whose issuer is gone is kept and says so; one that was genuine says when', async () => {
  const { asha, bring, kept, give, site } = await aHolder()
  await bring(await give({ to: asha.email, name: 'Known' }))
  site.isUp = false
  expect(await bring(await give({ to: asha.email, name: 'Homeless' }))).toMatchObject({
    ok: true,
    verdict: 'cannot-tell',
  })
  const at = (later: Date) => ({ ...asha.powers, now: later })
  const standings = async (later: Date) =>
    (await checkBroughtBadges(await kept(), at(later))).map((badge) => [badge.name, standingOf(badge, later)]).sort()
  const before = site.asked.length
  expect(await standings(minutes(14))).toEqual([
    ['Homeless', 'unknown'],
    ['Known', 'good'],
  ])
  expect(site.asked).toHaveLength(before)
  expect(await standings(minutes(15))).toEqual([
    ['Homeless', 'unknown'],
    ['Known', 'was-good'],
  ])
  site.isUp = true
  const asked = site.asked.length
  const both = await kept()
  // Two readers at once: the issuer is asked once for each.
  const [one] = await Promise.all([
    checkBroughtBadges(both, at(minutes(40))),
    checkBroughtBadges(both, at(minutes(40))),
  ])
  expect(one).toHaveLength(2)
  expect((await kept()).map((badge) => standingOf(badge, minutes(40)))).toEqual(['good', 'good'])
  expect(site.asked.length - asked).toBe(2)
})

test('a badge in any name by a key that no website stands for does not count', async () => {
  const { asha, bring, kept, give, town } = await aHolder()
  expect(await bring(await give({ to: asha.email, bareKey: true, name: 'Degree', skills: ['Surgery'] }))).toMatchObject(
    { ok: true, standing: 'unnamed-issuer' },
  )
  await bring(await give({ to: asha.email, skills: ['Cooking'] }))
  const begun = await startCollection({ content: { title: 'Jobs', about: '', nameShown: false } }, asha.powers)
  const collectionId = begun.ok ? begun.collectionId : ''
  const broughtBadgeIds = (await kept()).map(({ id }) => id)
  expect(await addToCollection({ collectionId, broughtBadgeIds }, asha.powers)).toEqual({ ok: true, added: 2 })
  expect(await addToCollection({ collectionId, broughtBadgeIds }, asha.powers)).toEqual({ ok: true, added: 0 })
  const own = { id: collectionId, personId: asha.personId }
  const seen = async () => readCollection(needed(await findCollection(own, asha.powers), 'it').collection, asha.powers)
  const { brought, skills } = await seen()
  expect(brought.map(({ name, standing }) => [name, standing]).sort()).toEqual([
    ['Degree', 'unnamed-issuer'],
    ['First Aid', 'good'],
  ])
  expect(skills.map(({ skill }) => skill.name)).toEqual(['Cooking'])
  expect(JSON.stringify(await seen())).not.toMatch(/home\.example|credentialSubject|urn:uuid/)
  await removeBroughtBadge({ id: broughtBadgeIds[0] ?? '' }, asha.powers)
  expect((await seen()).brought).toHaveLength(1)
  expect(await town.database.selectFrom('collectionItems').select('id').execute()).toHaveLength(1)
})

test('a badge of this site is not kept a second time', async () => {
  const { asha, bring, town } = await aHolder()
  const cafe = await anOrganisation(town)
  const { badgeId } = await aBadge(town, cafe, { name: 'Kitchen helper' })
  const lines = [{ recipient: { name: 'Asha', email: asha.email }, evidence: [] }]
  const given = await issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: cafe.issuer, now })
  const [line] = given.ok ? given.lines : []
  const credential = await findCredential(line?.ok ? line.awardId : '', town.services)
  expect(await bring(needed(credential, 'the credential'))).toMatchObject({
    ok: false,
    refusal: 'given-here',
    name: 'Kitchen helper',
  })
})

test('badges too tangled to check are refused, and after a few no further is tried', async () => {
  const { asha, give, kept } = await aHolder()
  const badge = JSON.parse(await give({ to: asha.email, bareKey: true })) as { proof?: object }
  Object.assign(badge, { evidence: Array.from({ length: 3000 }, () => ({ type: ['Evidence'], name: 'same' })) })
  const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }
  Object.assign(badge, { proof: { ...badge.proof, ...proof } })
  const handed = Array.from({ length: 9 }, (_, at) => ({ from: `${at}.json`, badge: JSON.stringify(badge) }))
  const outcome = await bringBadges({ handed }, asha.powers)
  const said = outcome.ok ? outcome.lines.map((line) => !line.ok && line.refusal) : []
  expect(said.filter((one) => one === 'too-tangled').length).toBeLessThanOrEqual(7)
  expect(said).toContain('no-time')
  expect(await kept()).toEqual([])
})

test('an endorsement is no badge, and one without a name says too little', async () => {
  const { asha, bring, kept, give } = await aHolder()
  expect(await bring(await give({ to: asha.email, name: ' ' }))).toMatchObject({ refusal: 'says-too-little' })
  const key = await generateKeyPair()
  const did = didKeyOf(key.publicKeyMultibase)
  const endorsement = buildEndorsementCredential({
    ...{ id: 'urn:uuid:7f6a3f8e-1f5d-4c3a-9b58-2f4f0c6a9d22', issuer: { id: did, type: ['Profile'], name: 'A firm' } },
    ...{ about: 'https://redcross.example/badges/aid', name: 'We know it', validFrom: now },
  })
  const verificationMethod = `${did}#${key.publicKeyMultibase}`
  const signed = await signCredential(endorsement, { key, verificationMethod, created: now })
  expect(await bring(JSON.stringify(signed))).toMatchObject({ refusal: 'is-an-endorsement' })
  expect(await kept()).toEqual([])
})

test('nobody else sees, shows or removes it', async () => {
  const { asha, learner, bring, kept, give, town } = await aHolder()
  await bring(await give({ to: asha.email }))
  const [badge] = await kept()
  const gus = await learner('Gus')
  const foreign = { id: badge?.id ?? '', personId: gus.personId }
  expect(await findBroughtBadge(foreign, town.services)).toBeUndefined()
  expect(await findBroughtDocument(foreign, town.services)).toBeUndefined()
  expect(
    (await listBroughtBadges({ personId: gus.personId, ids: [foreign.id], limit: 9 }, town.services)).rows,
  ).toEqual([])
  await removeBroughtBadge({ id: foreign.id }, gus.powers)
  const begun = await startCollection({ content: { title: 'Mine', about: '', nameShown: false } }, gus.powers)
  const collectionId = begun.ok ? begun.collectionId : ''
  const added = await addToCollection({ collectionId, broughtBadgeIds: [foreign.id] }, gus.powers)
  expect(added).toEqual({ ok: true, added: 0 })
  expect(await kept()).toHaveLength(1)
})

test('many are listed in pages, and found by name or issuer', async () => {
  const { asha, give, town } = await aHolder()
  const handed = await Promise.all(
    ['Baking', 'Coding', 'Diving'].map(async (name) => ({ from: name, badge: await give({ to: asha.email, name }) })),
  )
  const outcome = await bringBadges({ handed }, asha.powers)
  expect(outcome.ok && outcome.lines.map((line) => line.ok && line.name)).toEqual(['Baking', 'Coding', 'Diving'])
  const list = (more: { terms?: string } = {}) =>
    listBroughtBadges({ personId: asha.personId, limit: 2, ...more }, town.services)
  const first = await list()
  expect([first.rows.length, first.next !== undefined]).toEqual([2, true])
  expect((await list({ terms: 'iving' })).rows.map(({ name }) => name)).toEqual(['Diving'])
  expect((await list({ terms: 'red cross' })).rows).toHaveLength(2)
  expect((await list({ terms: '%' })).rows).toEqual([])
})

test('an archive is unpacked within bounds, and what a Mac lays beside a file is left', async () => {
  const { give, baked } = await aHolder()
  const text = await give({ to: 'a@home.example', name: 'In JSON' })
  const archive = zipSync({
    'badges/aid.png': await baked({ to: 'a@home.example' }),
    '__MACOSX/badges/._aid.png': Buffer.from('x'),
    'list.json': Buffer.from(JSON.stringify({ badges: [JSON.parse(text)] })),
    'readme.txt': Buffer.from('Your badges'),
  })
  const read = await readHandedIn({ files: [{ name: 'export.zip', bytes: archive }], text: '' })
  expect(read.handed.map(({ from }) => from).sort()).toEqual(['badges/aid.png', 'list.json'])
  expect(read.unread).toEqual([{ from: 'readme.txt', refusal: 'no-badge' }])
})

test('archives that would fill the memory are not unpacked', async () => {
  const bomb = zipSync({ 'a.json': new Uint8Array(80_000_000) }, { level: 9 })
  const read = (bytes: Uint8Array) => readHandedIn({ files: [{ name: 'b.zip', bytes }], text: '' })
  expect(await read(bomb)).toEqual({ handed: [], unread: [{ from: 'b.zip', refusal: 'archive-unreadable' }] })
  // It says that it unpacks to ten bytes.
  const lying = Buffer.from(bomb)
  lying.writeUInt32LE(10, 22)
  lying.writeUInt32LE(10, lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
  const started = process.cpuUsage()
  expect((await read(lying)).unread).toEqual([{ from: 'b.zip', refusal: 'archive-unreadable' }])
  expect(process.cpuUsage(started).user / 1_000_000).toBeLessThan(5)
  const large = zipSync({ 'a.json': new Uint8Array(6_000_000) }, { level: 9 })
  expect((await read(large)).unread).toEqual([{ from: 'a.json', refusal: 'too-large' }])
  const many = zipSync(Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`${at}.json`, new Uint8Array(1)])))
  expect((await read(many)).unread).toEqual([{ from: 'b.zip', refusal: 'archive-unreadable' }])
  const cut = zipSync({ 'a.json': Buffer.from('{}') }).subarray(0, 34)
  expect((await read(cut)).unread).toEqual([{ from: 'b.zip', refusal: 'archive-unreadable' }])
})

test('a folder of pictures is not searched for codes one by one', async () => {
  const png = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const files = Array.from({ length: 200 }, (_, at) => ({ name: `${at}.png`, bytes: new Uint8Array(png) }))
  const started = process.cpuUsage()
  const { unread } = await readHandedIn({ files, text: '' })
  expect(unread).toHaveLength(200)
  // Each search takes a good part of a second.
  expect(process.cpuUsage(started).user / 1_000_000).toBeLessThan(15)
})

test('who brings badges in again and again waits', async () => {
  const { asha } = await aHolder()
  for (let turn = 1; turn < 20; turn++) expect(await takeBringTurn(asha.powers)).toEqual({ ok: true })
  await takeBringTurn(asha.powers)
  expect(await takeBringTurn(asha.powers)).toEqual({ ok: false, waitMinutes: 1 })
})
