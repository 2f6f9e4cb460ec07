import { verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { findCredential } from '#capabilities/awards/find-award.ts'
import { isVerifiedByDigitalBazaar } from '../../packages/open-badges/src/witnesses/digitalbazaar.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

const { origin } = site

interface Issued {
  id: string
  credential: string
  revoked: boolean
}

/** Everything that was signed here, the private and the withdrawn too: no list shows all of it. */
const issued: Issued[] = await withDatabase(async ({ database }) => {
  const awards = await database.selectFrom('awards').select(['id', 'revokedAt']).orderBy('id').execute()
  const read: Issued[] = []
  for (const { id, revokedAt } of awards) {
    const credential = await findCredential(id, { database })
    // Beside this, another test undoes a run: what was taken back before its mails went was never given.
    const { neverSent } = await database
      .selectFrom('awards')
      .select('neverSent')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (!neverSent) read.push({ id, credential: credential ?? '', revoked: revokedAt !== null })
  }
  return read
})

const lists = new Map<string, Promise<unknown>>()

/** Status lists come over HTTP from the site, each once; did:key needs no fetching. */
async function fetchDocument(address: string) {
  expect(new URL(address).origin).toBe(origin)
  const list = lists.get(address) ?? fetch(address).then((answer) => answer.json())
  lists.set(address, list)
  return { ok: true as const, document: await list }
}

/** Beside this, other tests withdraw, hold and undo: what they reached since it was read counts for neither. */
async function hasChanged(id: string): Promise<boolean> {
  const read = issued.find((one) => one.id === id)
  const now = await withDatabase(({ database }) =>
    database.selectFrom('awards').select(['revokedAt', 'suspendedAt']).where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return (now.revokedAt !== null) !== read?.revoked || now.suspendedAt !== null
}

test('every credential of the year is genuine by its signature, dates, shape and status', async () => {
  expect(issued.length).toBeGreaterThanOrEqual(3675)
  const wrong: string[] = []
  for (const { id, credential, revoked } of issued) {
    const { verdict, checks } = await verifyBadge(credential, { now: new Date(), fetchDocument })
    const expected = revoked ? 'genuine-but-no-longer-valid' : 'genuine'
    if (verdict !== expected && !(await hasChanged(id)))
      wrong.push(`${id}: ${verdict} ${JSON.stringify(checks.filter((check) => check.outcome !== 'passed'))}`)
  }
  expect(wrong).toEqual([])
})

test('no two credentials share an address or a place in a status list', () => {
  const entries = issued.map(({ credential }) => {
    const { id, credentialStatus } = JSON.parse(credential) as {
      id: string
      credentialStatus: { statusListCredential: string; statusListIndex: string }
    }
    return { id, status: `${credentialStatus.statusListCredential} ${credentialStatus.statusListIndex}` }
  })
  expect(new Set(entries.map((one) => one.id)).size).toBe(issued.length)
  expect(new Set(entries.map((one) => one.status)).size).toBe(issued.length)
})

test('none of them carries an address or a name that the learner did not give away', () => {
  for (const { id, credential } of issued) expect(credential, id).not.toMatch(/@[a-z-]+\.example/)
})

test('another maker’s library verifies 150 of them from all over the year, and refuses each once changed', async () => {
  const every = Math.floor(issued.length / 150)
  const spread = issued.filter((_, index) => index % every === 0).slice(0, 150)
  expect(spread).toHaveLength(150)
  const issuers = new Set<string>()
  const refused: string[] = []
  for (const { id, credential } of spread) {
    const signed = JSON.parse(credential) as { issuer: { id: string } }
    issuers.add(signed.issuer.id)
    if (!(await isVerifiedByDigitalBazaar(signed, new Date()))) refused.push(id)
    const changed = { ...JSON.parse(credential), validFrom: '2001-01-01T00:00:00Z' }
    expect(await isVerifiedByDigitalBazaar(changed, new Date()), `${id}, changed`).toBe(false)
  }
  expect(refused).toEqual([])
  expect(issuers.size).toBeGreaterThan(20)
})

test('another maker’s library verifies the status list of each issuer that these name', async () => {
  const addresses = new Set(
    issued.map(
      ({ credential }) =>
        (JSON.parse(credential) as { credentialStatus: { statusListCredential: string } }).credentialStatus
          .statusListCredential,
    ),
  )
  expect(addresses.size).toBeGreaterThan(20)
  for (const address of addresses) {
    const { document } = await fetchDocument(address)
    expect(await isVerifiedByDigitalBazaar(document as object, new Date()), address).toBe(true)
  }
})

test('what employers say of badges, pathways and others is read by another verifier; said and taken back, it shows and goes at once', async () => {
  const given = await withDatabase(({ database }) =>
    database
      .selectFrom('endorsements')
      .select(['id', 'credential', 'pathwayId', 'aboutId'])
      .where('state', '=', 'given')
      .where('answeredAt', '<', new Date(Date.now() - 86_400_000))
      .orderBy('id')
      .execute(),
  )
  expect(given.length).toBeGreaterThanOrEqual(40)
  const ofPathways = given.filter(({ pathwayId }) => pathwayId !== null)
  const ofOrganisations = given.filter(({ aboutId }) => aboutId !== null)
  expect(Math.min(ofPathways.length, ofOrganisations.length)).toBeGreaterThanOrEqual(4)
  const elsewhere = [given, ofPathways, ofOrganisations].flatMap((some) =>
    some.slice(0, 2).map(({ credential }) => JSON.parse(credential ?? '')),
  )
  for (const document of elsewhere) expect(await isVerifiedByDigitalBazaar(document, new Date())).toBe(true)

  const lead = await new Visitor().signIn('lead@demo.example')
  const manager = await new Visitor().signIn('manager@demo.example')
  const badge = await withDatabase(({ database }) =>
    database
      .selectFrom('badges')
      .innerJoin('places', 'places.id', 'badges.placeId')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select(['badges.id', 'badges.slug'])
      .where('places.slug', '=', 'brighton-and-hove')
      .where('organisations.slug', '<>', library)
      .where('badges.status', '=', 'published')
      .orderBy('badges.id', 'desc')
      .executeTakeFirstOrThrow(),
  )
  const page = async () => textOf(await (await fetch(`${origin}/brighton-and-hove/badges/${badge.slug}`)).text())
  const said = `Who has it may begin with us on Monday ${process.hrtime.bigint()}.`
  expect(await page()).not.toContain(said)
  const asked = await lead.post('/brighton-and-hove/lead/recognition', {
    ...{ do: 'ask', badge: badge.slug, endorser: 'Larkhill Road Library' },
  })
  expect(asked.status).toBe(302)
  const list = await (await manager.get(`/organisations/${library}/manage/recognition`)).text()
  const [here = ''] = /\/organisations\/[\w-]+\/manage\/recognition\/[0-9a-f-]{36}/.exec(list) ?? []
  const looked = await (await manager.post(here, { do: 'look', comment: said })).text()
  expect(textOf(looked)).toContain('Sign this in the name of Larkhill Road Library?')
  expect(await page()).not.toContain(said)
  const [, basedOn = ''] = /name="basedOn" value="([^"]*)"/.exec(looked) ?? []
  expect((await manager.post(here, { do: 'give', comment: said, basedOn })).status).toBe(302)
  expect(await page()).toContain(said)
  const address = `${origin}/endorsements/${here.slice(-36)}.json`
  const signed = await fetch(address)
  expect(signed.headers.get('content-type')).toContain('application/')
  const credential = await signed.text()
  expect(credential).not.toMatch(/Marek|demo\.example/)
  const verdict = async () => {
    const body = {
      method: 'POST',
      body: credential,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    }
    return ((await (await fetch(`${origin}/verify`, body)).json()) as { verdict: string }).verdict
  }
  expect(await verdict()).toBe('genuine')
  await manager.post(here, { do: 'withdraw-yes' })
  expect(await page()).not.toContain(said)
  expect(await verdict()).toBe('genuine-but-no-longer-valid')
  expect((await fetch(address)).status).toBe(200)
})
