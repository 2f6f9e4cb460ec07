import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { didWebUrl } from '@waymark/open-badges'
import { expect, onTestFinished, test, vi } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { answerSharedBadge } from '#capabilities/badges/answer-shared-badge.ts'
import { shareBadge } from '#capabilities/badges/share-badge.ts'
import type { Installation } from '#server/installation.ts'
import {
  isJwsVerifiedByDigitalBazaar,
  type PublishedKey,
  readByOpenWallet,
} from '../packages/open-badges/src/witnesses/jose-forms.ts'
import { isSetByDigitalCredentials, reportOfVerifierCore } from '../packages/open-badges/src/witnesses/verifier-core.ts'
import { exportPlace } from '../src/commands/export-place.ts'
import { aBadgeToHandOver } from './support/badge-to-hand-over.ts'
import { serveFiles } from './support/static-files.ts'
import { aBadge, aNextTown, anOrganisation, now } from './support/town.ts'
import { aPhone } from './support/wallets.ts'

const origin = 'https://waymark.test'

/**
 * A place that its learner took copies from, left behind as plain files: whatever asks for its former address gets the file
 * that lies there, and nothing answers else.
 */
async function aPlaceThatIsGone(giver: string) {
  // The verifier keeps what a DID led to as long as the process lives: each test has an issuer of its own.
  const given = await aBadgeToHandOver({ giver })
  const parent = await mkdtemp(path.join(tmpdir(), 'waymark-gone-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  let files = ''
  const reached: string[] = []
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (asked: string | URL | Request, init?: RequestInit) => {
    const address = asked instanceof Request ? asked.url : String(asked)
    reached.push(address)
    if (!address.startsWith(`${origin}/`))
      return new Response('{}', { headers: { 'content-type': 'application/json' } })
    return fetch(address.replace(origin, files), init)
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  const leave = async () => {
    const folder = await mkdtemp(path.join(parent, 'f-'))
    const installation = { services: given.services } as Installation
    await exportPlace(installation, { args: ['seatown', path.join(folder, 'town')] })
    files = await serveFiles(path.join(folder, 'town', 'site'))
  }
  const read = async (address: string) => (await globalThis.fetch(address)).json()
  const award = (id: string) => read(`${origin}/awards/${id}.json`) as Promise<Credential>
  return { ...given, leave, read, award, reached }
}

interface Credential {
  id: string
  name?: string
  issuer: { id: string }
  credentialSubject: { achievement: { id: string; name: string; creator?: { id: string } } }
  credentialStatus: { statusListCredential: string; statusListIndex: string }
}

test('another maker’s verifier finds in plain files what is genuine, withdrawn, changed, and by whom', async () => {
  const { awardId, library, services, leave, award, town } = await aPlaceThatIsGone('Alder Library')
  const badge = await aBadge(town, library, { name: 'Second' })
  const lines = [{ recipient: { name: 'Ben' }, evidence: [] }]
  const issued = await issueAwards(
    { badgeId: badge.badgeId, lines, notify: false },
    { ...services, issuer: library.issuer, now },
  )
  const withdrawnId = issued.ok && issued.lines[0]?.ok ? issued.lines[0].awardId : ''
  await withdrawAward({ awardId: withdrawnId, reason: 'by mistake' }, { ...services, issuer: library.issuer, now })
  await leave()
  const registry = `${origin}/registry.json`
  const genuine = await award(awardId)
  expect(await reportOfVerifierCore(genuine, registry)).toEqual({
    signed: true,
    standing: true,
    knownBy: [expect.stringContaining('the place')],
  })
  expect(await reportOfVerifierCore(await award(withdrawnId), registry)).toMatchObject({
    signed: true,
    standing: false,
  })
  const changed = structuredClone(genuine)
  changed.credentialSubject.achievement.name = 'Coping Club'
  expect(await reportOfVerifierCore(changed, registry)).toMatchObject({ signed: false })
})

test('one that the City Lead never let in, or let go, is unknown to another maker’s verifier', async () => {
  const { awardId, services, library, leave, award } = await aPlaceThatIsGone('Beech Library')
  await services.database
    .updateTable('organisationPlaces')
    .set({ status: 'suspended' })
    .where('organisationId', '=', library.organisationId)
    .execute()
  await leave()
  expect(await reportOfVerifierCore(await award(awardId), `${origin}/registry.json`)).toEqual({
    ...{ signed: true, standing: true },
    knownBy: [],
  })
})

test('copies in wallets are checked by other makers’ code with the files alone, before and after they are withdrawn', async () => {
  const { awardId, library, services, site, start, leave, read, reached } = await aPlaceThatIsGone('Cedar Library')
  const phone = aPhone(site)
  const { link } = await start()
  const token = await phone.token(link)
  const take = async (form: string) => {
    const { credentials = [] } = await phone.take(link, token, form)
    return (credentials[0] as { credential: string }).credential
  }
  const [sd, jwt] = [await take('open-badge_dc+sd-jwt'), await take('open-badge_jwt_vc_json')]
  await leave()
  const claimsOf = (copy: string) =>
    JSON.parse(Buffer.from(copy.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  const keyOf = async (copy: string): Promise<PublishedKey> => {
    const { kid } = JSON.parse(Buffer.from(copy.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }
    const [did = ''] = kid.split('#')
    const { verificationMethod } = (await read(didWebUrl(did) ?? '')) as { verificationMethod: PublishedKey[] }
    const key = verificationMethod.find(({ id }) => id === kid)
    if (!key) throw new Error(`no key ${kid}`)
    return key
  }
  const changed = (copy: string) => copy.replace(/\.[^.]+\./, (payload) => payload.replace(/A/, 'B'))
  expect(await readByOpenWallet(sd, await keyOf(sd))).toMatchObject({ iss: expect.stringContaining('did:web:') })
  expect(await readByOpenWallet(changed(sd), await keyOf(sd))).toBeUndefined()
  expect(await isJwsVerifiedByDigitalBazaar(jwt, await keyOf(jwt))).toBe(true)
  expect(await isJwsVerifiedByDigitalBazaar(changed(jwt), await keyOf(jwt))).toBe(false)

  const isWithdrawn = async (copy: string) => {
    const claims = claimsOf(copy)
    const { credentialStatus } = (claims.vc ?? claims) as Credential
    const list = (await read(credentialStatus.statusListCredential)) as {
      credentialSubject: { encodedList: string }
    }
    expect(await reportOfVerifierCore(list)).toMatchObject({ signed: true })
    return isSetByDigitalCredentials(list.credentialSubject.encodedList, Number(credentialStatus.statusListIndex))
  }
  expect([await isWithdrawn(sd), await isWithdrawn(jwt)]).toEqual([false, false])
  await withdrawAward({ awardId, reason: 'by mistake' }, { ...services, issuer: library.issuer, now: new Date() })
  await leave()
  expect([await isWithdrawn(sd), await isWithdrawn(jwt)]).toEqual([true, true])
  expect(reached.filter((address) => !address.startsWith(`${origin}/`))).toEqual([])
})

test('whatever a badge names below the former address lies there as a file', async () => {
  const { town, services, library, awardId, leave, award } = await aPlaceThatIsGone('Damson Library')
  // Designed in the next town, by an organisation without a website, and given here.
  const nextTown = { ...town, placeId: await aNextTown(town) }
  const designer = await anOrganisation(town, { name: 'Far Museum', website: null })
  const { badgeId } = await aBadge(town, designer, { name: 'Shared' })
  await shareBadge({ badgeId, partnerSlug: library.slug }, { ...services, manager: designer.manager, now })
  await answerSharedBadge({ badgeId, agree: true }, { ...services, manager: library.manager, now })
  const giving = { badgeId, lines: [{ recipient: { name: 'Ben' }, evidence: [] }], notify: false }
  const issued = await issueAwards(giving, { ...services, issuer: library.issuer, now })
  const sharedId = issued.ok && issued.lines[0]?.ok ? issued.lines[0].awardId : ''
  // It has left this place since.
  await services.database
    .updateTable('organisationPlaces')
    .set({ placeId: nextTown.placeId })
    .where('organisationId', '=', designer.organisationId)
    .execute()
  await leave()
  const missing: string[] = []
  const followed = new Set<string>()
  for (const id of [awardId, sharedId]) {
    for (const address of addressesIn(await award(id))) {
      if (followed.has(address)) continue
      followed.add(address)
      const answer = await fetch(address)
      if (!answer.ok) missing.push(address)
    }
  }
  expect(missing).toEqual([])
  const kinds = [...followed].map((address) => address.slice(origin.length).split('/')[1])
  expect([...new Set(kinds)].toSorted()).toEqual(['awards', 'badge-versions', 'dids', 'organisations', 'status'])
  const page = await (await fetch(`${origin}/organisations/${designer.slug}`)).text()
  expect(page).toContain('Far Museum')
  expect(page).not.toContain('hello@library.example')
})

/** Every address below our own origin that a document names, a did:web by the document that it stands for. */
function addressesIn(document: unknown): string[] {
  if (typeof document === 'string') {
    const address = document.startsWith('did:web:') ? didWebUrl(document.split('#')[0] ?? '') : document
    return address?.startsWith(`${origin}/`) ? [address.split('#')[0] ?? ''] : []
  }
  return document !== null && typeof document === 'object' ? Object.values(document).flatMap(addressesIn) : []
}
