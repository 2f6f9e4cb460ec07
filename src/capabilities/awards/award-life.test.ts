import { readStatus, verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { rotateIssuerKey } from '#capabilities/organisations/rotate-issuer-key.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { checkBadge } from './check-badge.ts'
import { claimCodeOf, readClaimCode, writeClaimCode } from './claim-code.ts'
import { downloadAward } from './download-award.ts'
import { findAward, findAwardByClaimCode, findCredential } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwardByCode, keepAwards } from './keep-awards.ts'
import { listAwards, listPublicAwards } from './list-awards.ts'
import { publishStatusList } from './publish-status-list.ts'
import { showAward } from './show-award.ts'
import { withdrawAward } from './withdraw-award.ts'

async function anAward(
  town: Town,
  recipient: { name?: string; email?: string } = { name: 'Ava Test', email: 'ava@example.org' },
) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const outcome = await issueAwards(
    { badgeId, lines: [{ recipient, evidence: [] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const line = outcome.ok ? outcome.lines[0] : undefined
  if (!line?.ok) throw new Error('not awarded')
  return {
    library,
    badgeId,
    awardId: line.awardId,
    credential: (await findCredential(line.awardId, { database: town.database })) ?? '',
  }
}

async function aPerson(town: Town, email: string) {
  const ids = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  return mintSignedIn({ personId: ids.get(email) ?? '', email, name: 'Ava' })
}

test('a fresh award is genuine, and a withdrawn one is genuine but no longer valid, with its reason', async () => {
  const town = await aTown()
  const { library, awardId, credential } = await anAward(town)
  const check = async () => (await checkBadge(credential, { ...town.services, now })).report.verdict
  expect(await check()).toBe('genuine')
  expect(
    await withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now }),
  ).toEqual({ ok: true })
  expect(await check()).toBe('genuine-but-no-longer-valid')
  expect((await findAward(awardId, { database: town.database }))?.revocationReason).toBe('Given by mistake')
})

test('an award cannot be withdrawn without a reason, twice, or by another organisation', async () => {
  const town = await aTown()
  const { library, awardId } = await anAward(town)
  const other = await anOrganisation(town, { name: 'Other Library' })
  const withdraw = (issuer: typeof library.issuer, reason: string) =>
    withdrawAward({ awardId, reason }, { ...town.services, issuer, now })
  expect(await withdraw(library.issuer, '  ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect(await withdraw(other.issuer, 'Mine now')).toEqual({ ok: false, refusal: 'award-not-found' })
  await withdraw(library.issuer, 'Given by mistake')
  expect(await withdraw(library.issuer, 'Again')).toEqual({ ok: false, refusal: 'award-is-withdrawn' })
})

test('withdrawing an award moves the published numbers', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const lines = Array.from({ length: 12 }, (_, index) => ({
    recipient: { name: `Learner ${index}`, email: `learner${index}@example.org` },
    evidence: [],
  }))
  const outcome = await issueAwards(
    { badgeId, lines, notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const first = outcome.ok && outcome.lines[0]?.ok ? outcome.lines[0].awardId : ''
  const count = async () =>
    (await measureImpact({ scopeId: town.placeId }, { database: town.database, now })).badgesIssued
  expect(await count()).toBe(12)
  await withdrawAward({ awardId: first, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now })
  expect(await count()).toBe(11)
})

test('the status list is signed again after a withdrawal and only then', async () => {
  const town = await aTown()
  const { library, awardId } = await anAward(town)
  const read = (at: Date) =>
    publishStatusList(
      { organisationSlug: library.slug, number: 1, purpose: 'revocation' },
      { ...town.services, now: at },
    )
  const first = await read(now)
  const later = new Date(now.getTime() + 60_000)
  expect(await read(later)).toEqual(first)
  await withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now: later })
  const second = await read(later)
  expect(second?.signedAt).toEqual(later)
  const index = (await findAward(awardId, { database: town.database }))?.statusIndex ?? -1
  const list = JSON.parse(second?.credential ?? '{}').credentialSubject.encodedList
  expect(readStatus(list, index)).toMatchObject({ ok: true, isSet: true })
  expect(readStatus(list, (index + 1) % 131_072)).toMatchObject({ ok: true, isSet: false })
})

test('badges signed before a key was changed stay genuine and can still be withdrawn', async () => {
  for (const didMethod of ['key', 'web'] as const) {
    const town = await aTown()
    town.services.site.didMethod = didMethod
    const { library, awardId, credential } = await anAward(town)
    await rotateIssuerKey({
      database: town.database,
      masterKey: town.services.masterKey,
      manager: library.manager,
      now,
    })
    expect((await checkBadge(credential, { ...town.services, now })).report.verdict).toBe('genuine')
    await withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now })
    expect((await checkBadge(credential, { ...town.services, now })).report.verdict).toBe('genuine-but-no-longer-valid')
  }
})

test('every file of an award proves itself', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town)
  for (const format of ['json', 'jwt', 'png', 'svg', 'pdf'] as const) {
    const file = await downloadAward({ awardId, format, language: 'en' }, { ...town.services, now })
    expect((await checkBadge(file?.body ?? '', { ...town.services, now })).report.verdict, format).toBe('genuine')
  }
})

test('a badge altered by a single letter is not genuine', async () => {
  const town = await aTown()
  const { credential } = await anAward(town)
  const report = await verifyBadge(credential.replace('Coding Club', 'Coding Clup'), { now })
  expect(report.verdict).toBe('not-genuine')
})

test('a person keeps what was sent to their address, and nothing else', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town)
  const stranger = await aPerson(town, 'stranger@example.org')
  expect(await keepAwards({ ...town.services, signedIn: stranger, now })).toEqual({
    ok: false,
    refusal: 'nothing-to-keep',
  })
  const ava = await aPerson(town, 'ava@example.org')
  expect(await keepAwards({ ...town.services, signedIn: ava, now })).toEqual({ ok: true, awardIds: [awardId] })
  expect(
    (await listAwards({ personId: ava.personId, limit: 5 }, { database: town.database })).rows.map((row) => row.id),
  ).toEqual([awardId])
})

test('a code works once, for whoever holds it, however it is written', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, { name: 'No Address' })
  const code = claimCodeOf(awardId, town.services.masterKey)
  const typed = readClaimCode(` ${writeClaimCode(code).toLowerCase()} `) ?? ''
  expect((await findAwardByClaimCode(typed, { database: town.database }))?.id).toBe(awardId)
  const holder = await aPerson(town, 'holder@example.org')
  expect(await keepAwardByCode({ code: typed }, { ...town.services, signedIn: holder, now })).toEqual({
    ok: true,
    awardIds: [awardId],
  })
  const second = await aPerson(town, 'second@example.org')
  expect(await keepAwardByCode({ code: typed }, { ...town.services, signedIn: second, now })).toEqual({
    ok: false,
    refusal: 'award-is-kept',
  })
})

test('only the learner says who sees an award, and only then it is listed', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town)
  const ava = await aPerson(town, 'ava@example.org')
  await keepAwards({ ...town.services, signedIn: ava, now })
  const listed = async () =>
    (await listPublicAwards({ placeId: town.placeId, limit: 5 }, { database: town.database, now })).rows.length
  expect(await listed()).toBe(0)
  const stranger = await aPerson(town, 'stranger@example.org')
  const showing = { awardId, visibility: 'public', nameShown: true } as const
  expect(await showAward(showing, { ...town.services, signedIn: stranger, now })).toEqual({
    ok: false,
    refusal: 'award-not-found',
  })
  expect(await showAward(showing, { ...town.services, signedIn: ava, now })).toEqual({ ok: true })
  expect(await listed()).toBe(1)
})

test('a public award names its learner only where they say so', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town)
  const ava = await aPerson(town, 'ava@example.org')
  await keepAwards({ ...town.services, signedIn: ava, now })
  const learners = async () =>
    (await listPublicAwards({ placeId: town.placeId, limit: 5 }, { database: town.database, now })).rows.map(
      (one) => one.learner,
    )
  const show = (nameShown: boolean) =>
    showAward({ awardId, visibility: 'public', nameShown }, { ...town.services, signedIn: ava, now })
  await show(false)
  expect(await learners()).toEqual([null])
  await show(true)
  expect(await learners()).toEqual(['Ava Test'])
})

test('an award that nobody has kept, or that was withdrawn, is on no public list, whatever its row says', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town)
  const listed = async () =>
    (await listPublicAwards({ placeId: town.placeId, limit: 5 }, { database: town.database, now })).rows.length
  const set = (row: object) => town.database.updateTable('awards').set(row).where('id', '=', awardId).execute()
  await set({ visibility: 'public' })
  expect(await listed()).toBe(0)
  await set({ claimedAt: now })
  expect(await listed()).toBe(1)
  await set({ revokedAt: now, revocationReason: 'By mistake' })
  expect(await listed()).toBe(0)
})

test('sending a form twice gives nothing twice, also to people without an address', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const request = {
    badgeId,
    requestId: '7b0c2d54-6d0b-4e6c-9a54-6a1f0a0c7d11',
    lines: [{ recipient: { name: 'No Address' }, evidence: [] }],
    notify: false,
  }
  const send = () => issueAwards(request, { ...town.services, issuer: library.issuer, now })
  expect(await send()).toMatchObject({ ok: true, lines: [{ ok: true }] })
  expect(await send()).toEqual({ ok: true, lines: [{ ok: false, refusal: 'given-already' }] })
})

test('a status list that was signed under other settings is signed anew when they change', async () => {
  const town = await aTown()
  const { library, awardId } = await anAward(town)
  const publish = (site: Partial<Services['site']>) =>
    publishStatusList(
      { organisationSlug: library.slug, number: 1, purpose: 'revocation' },
      { ...town.services, site: { ...town.services.site, ...site }, now },
    )
  const of = async (site: Partial<Services['site']>) => JSON.parse((await publish(site))?.credential ?? '{}')
  const wrong = await of({ origin: 'http://localhost:3000' })
  expect(wrong.id).toMatch(/^http:\/\/localhost:3000\//)
  await withdrawAward({ awardId, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
  const right = await of({})
  expect(right.id).toMatch(/^https:\/\/waymark\.test\//)
  expect(await of({})).toEqual(right)
  const byWeb = await of({ didMethod: 'web' })
  expect(byWeb.issuer).toMatch(/^did:web:/)
  expect(right.issuer).toMatch(/^did:key:/)
})

test('rotating the key fifty times at once makes one new key', async () => {
  const town = await aTown({ warm: 12 })
  const library = await anOrganisation(town)
  const rotate = (at: Date) =>
    rotateIssuerKey({ database: town.database, masterKey: town.services.masterKey, manager: library.manager, now: at })
  const keys = async () => (await town.pool.query<{ count: number }>('select count(*) from issuer_keys')).rows[0]?.count
  await Promise.all(Array.from({ length: 50 }, () => rotate(now)))
  expect(await keys()).toBe(2)
  await rotate(new Date(now.getTime() + 61_000))
  expect(await keys()).toBe(3)
})

test('a language chosen at a second award counts, until the learner chooses one', async () => {
  const town = await aTown()
  const { library } = await anAward(town)
  const { badgeId } = await aBadge(town, library, { repeatable: true, name: 'Other' })
  const give = (language: 'en' | 'cy') =>
    issueAwards(
      {
        badgeId,
        lines: [{ recipient: { name: 'Ava Test', email: 'ava@example.org', language }, evidence: [] }],
        notify: false,
      },
      { ...town.services, issuer: library.issuer, now },
    )
  const locale = async () =>
    (await town.pool.query<{ locale: string }>('select locale from recipients')).rows[0]?.locale
  await give('cy')
  expect(await locale()).toBe('cy')
  await give('en')
  expect(await locale()).toBe('en')
  const ava = await aPerson(town, 'ava@example.org')
  await keepAwards({ ...town.services, signedIn: ava, now })
  await give('cy')
  expect(await locale()).toBe('en')
})
