import { expect, test } from 'vitest'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { newId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { anOpportunity, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { countItems, findFeed, listFeeds } from './find-feed.ts'
import { findRun } from './find-run.ts'
import { listItems } from './list-items.ts'
import { readFeed } from './read-feed.ts'
import { type FeedRequest, startFeed } from './start-feed.ts'
import { startFeedRun } from './start-feed-run.ts'
import { mostOwnFeeds, type Steward } from './steward.ts'
import { removeVanished, takeInListings } from './take-in-listings.ts'
import { updateDefaults } from './update-defaults.ts'
import { updateDoubtful } from './update-doubtful.ts'
import { updateFile } from './update-file.ts'
import { updateMapping } from './update-mapping.ts'
import { updateStopped } from './update-stopped.ts'

type Organisation = Awaited<ReturnType<typeof anOrganisation>>

const table = (...rows: string[]) => Buffer.from(`id,title,start,address,lat,lon,provider\n${rows.join('\n')}\n`)
const sing = 'a1,Sing together,2026-07-02 18:00,Hall,50.80,-0.10,Somebody else entirely'
const paint = 'a2,Paint outside,2026-07-03 18:00,Park,50.80,-0.10,'

function requestOf(town: Town, owner: Organisation, more: Partial<FeedRequest> = {}): FeedRequest {
  return {
    placeId: town.placeId,
    organisationId: owner.organisationId,
    kind: 'table',
    name: 'Our list',
    addresses: [],
    file: { name: 'list.csv', bytes: table(sing, paint) },
    mapping: {},
    defaults: { kind: 'event', theme: 'arts', ageMin: 18, includePast: false, withinMiles: 20 },
    everyHours: null,
    takesIn: false,
    ...more,
  }
}

/** A feed of an organisation's own, and how it goes on. */
async function anOwnFeed(town: Town, owner: Organisation, more: Partial<FeedRequest> = {}) {
  const { database, services } = town
  const { manager: steward } = owner
  const started = await startFeed(requestOf(town, owner, more), { database, steward, now })
  if (!started.ok) throw new Error(started.refusal)
  const { feedId } = started
  let later = now.getTime()
  const run = async (doing: 'read' | 'take-in' | 'remove') => {
    later += 60_000
    const powers = { ...services, manager: steward, now: new Date(later) }
    const asked = await startFeedRun({ feedId, doing }, { ...powers, steward })
    if (!asked.ok) throw new Error(asked.refusal)
    const { runId } = asked
    const fetchDocument = async () => ({ ok: false, reason: 'nobody is asked' }) as const
    if (doing === 'read') await readFeed({ runId }, { ...powers, fetchDocument, pause: async () => {} })
    else await (doing === 'take-in' ? takeInListings : removeVanished)({ runId }, powers)
    return findRun(runId, { database })
  }
  const shown = async () => (await listOpportunities({ placeId: town.placeId, limit: 100 }, { database, now })).rows
  return { feedId, run, shown, powers: { database, steward, now } }
}

test('brings an organisation’s own listings, all in its name, whoever the source calls the provider', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { run, shown } = await anOwnFeed(town, library)
  await run('read')
  expect(await shown()).toEqual([])
  expect(await run('take-in')).toMatchObject({ counts: { published: 2, held: 0 } })
  const listings = await shown()
  expect(listings.map(({ title, organisationId }) => [title, organisationId]).sort()).toEqual([
    ['Paint outside', library.organisationId],
    ['Sing together', library.organisationId],
  ])
  expect(JSON.stringify(listings)).not.toContain('Somebody else entirely')
})

test('goes on with a newer file: what changed is carried over, what vanished waits, and twice is once', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { feedId, run, shown, powers } = await anOwnFeed(town, library)
  await run('read')
  await run('take-in')
  const newer = { name: 'newer.csv', bytes: table(sing.replace('Sing together', 'Sing louder')) }
  expect(await updateFile({ feedId, file: newer }, powers)).toEqual({ ok: true })
  await run('read')
  expect(await countItems(feedId, { database: town.database })).toEqual({ changed: 1, gone: 1 })
  await run('take-in')
  await run('read')
  expect(await run('take-in')).toMatchObject({ counts: { published: 0, changed: 0, linked: 0, held: 0 } })
  expect((await shown()).map(({ title }) => title).sort()).toEqual(['Paint outside', 'Sing louder'])
  expect(await run('remove')).toMatchObject({ counts: { removed: 1 } })
  expect((await shown()).map(({ title }) => title)).toEqual(['Sing louder'])
  expect((await findFeed(feedId, { database: town.database }))?.fileName).toBe('newer.csv')
})

test('puts no file in the place of an address', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { feedId, powers } = await anOwnFeed(town, library, { file: undefined, addresses: ['https://a.test/x.csv'] })
  const file = { name: 'x.csv', bytes: table(sing) }
  expect(await updateFile({ feedId, file }, powers)).toEqual({ ok: false, refusal: 'feed-not-found' })
})

test('is looked after by the organisation’s managers alone, and seen by the City Lead', async () => {
  const town = await aTown()
  const { database, services, lead } = town
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const { feedId, run } = await anOwnFeed(town, library)
  await run('read')
  const file = { name: 'x.csv', bytes: table(paint) }
  const strangers: Steward[] = [other.manager, lead, mintCityLead({ placeId: newId(now), personId: other.personId })]
  const refused = { ok: false, refusal: 'feed-not-found' }
  for (const steward of strangers) {
    const powers = { database, queue: services.queue, steward, now }
    for (const doing of ['read', 'take-in', 'remove'] as const)
      expect(await startFeedRun({ feedId, doing }, powers)).toEqual(refused)
    expect(await updateStopped({ feedId, stopped: true }, powers)).toEqual(refused)
    expect(await updateMapping({ feedId, mapping: { title: 'x' } }, powers)).toEqual(refused)
    const { defaults } = requestOf(town, library)
    expect(await updateDefaults({ feedId, defaults }, powers)).toEqual(refused)
    expect(await updateFile({ feedId, file }, powers)).toEqual(refused)
    expect(await updateDoubtful({ feedId, externalId: 'a1', isSame: true }, powers)).toEqual(refused)
  }
  expect(await findFeed(feedId, { database })).toMatchObject({ stoppedAt: null, mapping: {}, fileName: 'list.csv' })
  const names = async (of: Parameters<typeof listFeeds>[0]['of']) =>
    (await listFeeds({ of, limit: 5 }, { database })).rows.map(({ name }) => name)
  expect(await names({ placeId: town.placeId })).toEqual(['Our list'])
  expect(await names({ organisationId: library.organisationId })).toEqual(['Our list'])
  expect(await names({ organisationId: other.organisationId })).toEqual([])
})

test('keeps managers away from the feeds that the City Lead set up in their name', async () => {
  const town = await aTown()
  const { database, services, lead } = town
  const library = await anOrganisation(town)
  const started = await startFeed(requestOf(town, library), { database, steward: lead, now })
  if (!started.ok) throw new Error(started.refusal)
  const powers = { database, queue: services.queue, steward: library.manager, now }
  expect(await startFeedRun({ feedId: started.feedId, doing: 'read' }, powers)).toEqual({
    ok: false,
    refusal: 'feed-not-found',
  })
  expect((await listFeeds({ of: { organisationId: library.organisationId }, limit: 5 }, { database })).rows).toEqual([])
})

test('is set up for one’s own organisation alone, in a place that has not refused it', async () => {
  const town = await aTown()
  const { database } = town
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const refused = { ok: false, refusal: 'organisation-not-approved' }
  const steward = other.manager
  expect(await startFeed(requestOf(town, library), { database, steward, now })).toEqual(refused)
  const elsewhere = { ...requestOf(town, other), placeId: newId(now) }
  expect(await startFeed(elsewhere, { database, steward, now })).toEqual(refused)
  const { lead } = town
  const unwanted = await anOrganisation(town, { name: 'Unwanted', approved: false })
  const { organisationId, manager } = unwanted
  await decideOrganisation({ organisationId, decision: 'refused', note: 'Not now' }, { ...town.services, lead, now })
  expect(await startFeed(requestOf(town, unwanted), { database, steward: manager, now })).toEqual(refused)
})

test('holds back what would be held back when typed by hand', async () => {
  const town = await aTown()
  const waiting = await anOrganisation(town, { name: 'Waiting', approved: false })
  const own = await anOwnFeed(town, waiting)
  await own.run('read')
  expect(await own.run('take-in')).toMatchObject({ counts: { published: 0, held: 2 } })
  const held = await listItems({ feedId: own.feedId, state: 'held', limit: 5 }, { database: town.database })
  expect(held.map(({ refusal }) => refusal)).toEqual(['organisation-not-approved', 'organisation-not-approved'])

  const careless = await anOrganisation(town, { name: 'Careless', safeguardingLead: null })
  const defaults = { kind: 'event', theme: 'arts', ageMin: 8, includePast: false, withinMiles: 20 } as const
  const forChildren = await anOwnFeed(town, careless, { defaults })
  await forChildren.run('read')
  await forChildren.run('take-in')
  const [child] = await listItems({ feedId: forChildren.feedId, state: 'held', limit: 5 }, { database: town.database })
  expect(child).toMatchObject({ refusal: 'no-safeguarding-lead' })
  expect(await own.shown()).toEqual([])
})

test('is never joined with what another organisation offers', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const startsAt = new Date('2026-07-02T17:00:00Z')
  const same = {
    title: 'Sing together',
    latitude: 50.8,
    longitude: -0.1,
    ageMin: 18,
    ageMax: 120,
    sessions: [{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }],
  }
  await anOpportunity(town, other, same)
  const { feedId, run } = await anOwnFeed(town, library)
  await run('read')
  expect(await countItems(feedId, { database: town.database })).toEqual({ new: 2 })
  const own = await anOpportunity(town, library, same)
  await run('read')
  await run('take-in')
  const [joined] = await listItems({ feedId, state: 'same', limit: 5 }, { database: town.database })
  expect(joined?.opportunityId).toBe(own.opportunityId)
})

test('several who add the last source at once add one', async () => {
  const town = await aTown({ warm: 8 })
  const { database } = town
  const library = await anOrganisation(town)
  const { manager: steward } = library
  const start = () => startFeed(requestOf(town, library), { database, steward, now })
  for (let index = 1; index < mostOwnFeeds; index++) await start()
  const outcomes = await Promise.all(Array.from({ length: 8 }, start))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const [feed] = (await listFeeds({ of: { organisationId: library.organisationId }, limit: 1 }, { database })).rows
  const powers = { database, steward, now }
  await updateStopped({ feedId: feed?.id ?? '', stopped: true }, powers)
  expect((await start()).ok).toBe(true)
  expect(await updateStopped({ feedId: feed?.id ?? '', stopped: false }, powers)).toEqual({
    ok: false,
    refusal: 'too-many-feeds',
  })
})

test('of two tabs that change what holds for a source, or which column is what, the later one is told', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { feedId, powers } = await anOwnFeed(town, library)
  const feed = await findFeed(feedId, { database: town.database })
  if (!feed) throw new Error('it is not there')
  const changed = { ok: false, refusal: 'changed-meanwhile' }
  const defaults = (ageMin: number) =>
    updateDefaults({ feedId, defaults: { ...feed.defaults, ageMin }, basedOn: revisionOf(feed.defaults) }, powers)
  expect([await defaults(5), await defaults(6)]).toEqual([{ ok: true }, changed])
  const mapping = (title: string) =>
    updateMapping({ feedId, mapping: { title }, basedOn: revisionOf(feed.mapping) }, powers)
  expect([await mapping('title'), await mapping('id')]).toEqual([{ ok: true }, changed])
  expect(await findFeed(feedId, { database: town.database })).toMatchObject({
    mapping: { title: 'title' },
    defaults: { ageMin: 5 },
  })
})
