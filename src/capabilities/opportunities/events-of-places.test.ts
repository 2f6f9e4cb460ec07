import { expect, test } from 'vitest'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { needed } from '#infrastructure/needed.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { archiveOpportunity } from './archive-opportunity.ts'
import { countOpportunityFacets } from './count-opportunity-facets.ts'
import { holdOpportunities } from './hold-opportunities.ts'
import { listEvents } from './list-events.ts'
import { listMapMarks } from './list-map-marks.ts'
import { countOpportunities, listOpportunities, listStartingSoon } from './list-opportunities.ts'
import { listOpportunitiesSince } from './list-opportunities-since.ts'
import { listOpportunityAddresses } from './list-opportunity-addresses.ts'
import { listOpportunityChanges } from './list-opportunity-changes.ts'
import { countOwnOpportunities, listOwnOpportunities } from './list-own-opportunities.ts'
import { listUpcomingSessions } from './list-upcoming-sessions.ts'
import { publicEvent } from './public-event.ts'
import { publishOpportunity } from './publish-opportunity.ts'
import { reviseOpportunity } from './revise-opportunity.ts'
import { searchOpportunities } from './search-opportunities.ts'

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const at = (from: number) => ({ startsAt: hours(from), endsAt: hours(from + 2) })

const breakfast: Parameters<typeof anOpportunity>[2] = {
  ...{ kind: 'event', eventType: 'employer-event', audience: 'network', title: 'Employers’ breakfast' },
  ...{ ageMin: 18, ageMax: 120, latitude: 50.83, longitude: -0.14, sessions: [at(48)] },
}

async function aTownWithEvents() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { database } = town
  const list = (change: Partial<Parameters<typeof listEvents>[0]> = {}) =>
    listEvents({ narrowing: { placeId: town.placeId }, limit: 10, ...change }, { database, now })
  const titles = async (change: Parameters<typeof list>[0] = {}) => (await list(change)).rows.map(({ title }) => title)
  return { town, library, database, list, titles, manager: library.manager }
}

test('what is on stands by its dates, the next first, and in pages', async () => {
  const { town, library, titles, list } = await aTownWithEvents()
  await anOpportunity(town, library, breakfast)
  await anOpportunity(town, library, {
    ...{ kind: 'event', title: 'Open day', ageMin: 18, ageMax: 120, sessions: [at(-1), at(72), at(-30)] },
  })
  await anOpportunity(town, library, { kind: 'course', title: 'Welding', ageMin: 18, ageMax: 120, sessions: [at(24)] })
  // What has begun is on; what is over is not.
  expect(await titles()).toEqual(['Open day', 'Employers’ breakfast', 'Open day'])
  const first = await list({ limit: 2 })
  expect(first.rows).toHaveLength(2)
  const second = await list({ limit: 2, after: readCursor(first.next) })
  expect([second.rows.map(({ startsAt }) => startsAt), second.next]).toEqual([[hours(72)], undefined])
})

test('what is on at a time are its dates of that time, those that have begun before among them', async () => {
  const { town, library, list } = await aTownWithEvents()
  await anOpportunity(town, library, { ...breakfast, sessions: [at(-1), at(20), at(47), at(49), at(72)] })
  const during = { from: hours(48), until: hours(72) }
  const starts = async (span?: typeof during) =>
    (await list({ narrowing: { placeId: town.placeId, during: span } })).rows.map(({ startsAt }) => startsAt)
  expect(await starts(during)).toEqual([hours(47), hours(49)])
  expect(await starts({ from: now, until: hours(20) })).toEqual([hours(-1)])
  expect(await starts({ from: now, until: now })).toEqual([])
  expect(await starts()).toHaveLength(5)
})

test('what is on near a place is no further away than asked, and not online alone', async () => {
  const { town, library, titles } = await aTownWithEvents()
  const here = { latitude: 50.83, longitude: -0.14 }
  const put = (title: string, change: Partial<typeof breakfast>) =>
    anOpportunity(town, library, { ...breakfast, title, ...change })
  // A degree of latitude is 111.2 km, and one of longitude here 70.2 km.
  await put('Here', {})
  await put('North', { latitude: 50.83 + 3 / 111.2 })
  await put('East', { longitude: -0.14 + 3 / 70.2 })
  await put('Online', { mode: 'online', latitude: null, longitude: null })
  const within = (meters: number) => titles({ around: { position: here, meters } })
  expect((await within(2900)).toSorted()).toEqual(['Here'])
  expect((await within(3100)).toSorted()).toEqual(['East', 'Here', 'North'])
  expect(await titles()).toHaveLength(4)
})

test('what is on is narrowed by audience, sort, organisation and words, and never to another place', async () => {
  const { town, library, titles } = await aTownWithEvents()
  const college = await anOrganisation(town, { name: 'College' })
  await anOpportunity(town, library, breakfast)
  await anOpportunity(town, college, { kind: 'event', title: 'Open day', ageMin: 18, ageMax: 120, sessions: [at(72)] })
  expect(await titles({ audience: 'network' })).toEqual(['Employers’ breakfast'])
  expect(await titles({ audience: 'everybody' })).toEqual(['Open day'])
  expect(await titles({ eventType: 'employer-event' })).toEqual(['Employers’ breakfast'])
  expect(await titles({ eventType: 'consultation' })).toEqual([])
  const { placeId } = town
  expect(await titles({ narrowing: { placeId, organisationId: college.organisationId } })).toEqual(['Open day'])
  expect(await titles({ narrowing: { placeId, terms: 'breakfast' } })).toEqual(['Employers’ breakfast'])
  expect(await titles({ narrowing: { placeId: library.organisationId } })).toEqual([])
})

test('a date that is called off is told as that; drafts and archived events are not told', async () => {
  const { town, library, list, titles, database, manager } = await aTownWithEvents()
  const { opportunityId } = await anOpportunity(town, library, { ...breakfast, eventStatus: 'cancelled' })
  expect((await list()).rows.map(({ eventStatus }) => eventStatus)).toEqual(['cancelled'])
  await archiveOpportunity({ opportunityId }, { database, manager, now })
  await anOpportunity(town, await anOrganisation(town, { name: 'Asking', approved: false }), {
    ...{ ...breakfast, title: 'Draft' },
  })
  expect(await titles()).toEqual([])
})

test('an event for the network meets no learner: no list, search, count, map, feed, mail or site map has it', async () => {
  const { town, library, titles, database } = await aTownWithEvents()
  const { opportunityId, outcome } = await anOpportunity(town, library, breakfast)
  expect(outcome).toEqual({ ok: true })
  expect(await titles()).toEqual(['Employers’ breakfast'])
  const everywhere = async () => {
    const { placeId } = town
    const narrowing = { placeId }
    const powers = { database, now }
    const since = new Date(now.getTime() - 86_400_000)
    return {
      list: (await listOpportunities({ placeId, limit: 9 }, powers)).rows.length,
      byWords: (
        await searchOpportunities(
          { narrowing: { placeId, terms: 'breakfast' }, order: 'relevance', limit: 9, offset: 0 },
          powers,
        )
      ).length,
      soonest: (await searchOpportunities({ narrowing, order: 'soonest', limit: 9, offset: 0 }, powers)).length,
      nearest: (
        await searchOpportunities(
          { narrowing, order: 'nearest', from: { latitude: 50.83, longitude: -0.14 }, limit: 9, offset: 0 },
          powers,
        )
      ).length,
      startingSoon: (await listStartingSoon({ placeId, limit: 9 }, powers)).length,
      count: await countOpportunities({ placeId, atMost: 9 }, powers),
      facets: (await countOpportunityFacets({ narrowing, ages: [18] }, { database }))?.kind?.event ?? 0,
      calendar: (await listUpcomingSessions({ narrowing, limit: 9 }, powers)).length,
      addresses: (await listOpportunityAddresses({ placeId, limit: 9 }, { database })).length,
      news: (await listOpportunitiesSince({ narrowing, since, limit: 9 }, powers)).length,
      map: (await listMapMarks({ tile: { z: 0, x: 0, y: 0 }, narrowing }, { database })).length,
      changes: (await listOpportunityChanges({ placeId, after: undefined, limit: 9 }, { database, now: hours(1) }))
        .length,
    }
  }
  const nowhere = {
    ...{ list: 0, byWords: 0, soonest: 0, nearest: 0, startingSoon: 0, count: 0, facets: 0, calendar: 0, addresses: 0 },
    ...{ news: 0, map: 0, changes: 0 },
  }
  expect(await everywhere()).toEqual(nowhere)
  // The same for everybody is everywhere: the lists above would show it.
  await reviseOpportunity(
    { opportunityId, content: { audience: 'everybody' } },
    { database, manager: library.manager, now },
  )
  const found = await everywhere()
  expect(Object.entries(found).filter(([, count]) => count !== 1)).toEqual([])
})

test('for whom it is decides how it is shown, whenever that changes', async () => {
  const { town, library, database, manager, list } = await aTownWithEvents()
  const { opportunityId } = await anOpportunity(town, library, breakfast)
  const standing = async () => {
    const { rows } = await town.pool.query('select status, published_at is null as unpublished from opportunities')
    return rows[0]
  }
  const revise = (content: Parameters<typeof reviseOpportunity>[0]['content'], at = now) =>
    reviseOpportunity({ opportunityId, content }, { database, manager, now: at })
  expect(await standing()).toEqual({ status: 'announced', unpublished: true })
  expect(await revise({ title: 'A later breakfast' })).toEqual({ ok: true })
  expect(await standing()).toEqual({ status: 'announced', unpublished: true })
  // What is no event cannot be hidden from learners, in whichever order the two are said.
  expect(await revise({ kind: 'course' })).toEqual({ ok: false, refusal: 'network-is-for-events' })
  expect(await revise({ audience: 'everybody' }, hours(1))).toEqual({ ok: true })
  expect(await standing()).toEqual({ status: 'published', unpublished: false })
  expect((await list()).rows.map(({ audience }) => audience)).toEqual(['everybody'])
  expect(await revise({ kind: 'course' })).toEqual({ ok: true })
  expect(await revise({ audience: 'network' })).toEqual({ ok: false, refusal: 'network-is-for-events' })
  expect(await revise({ kind: 'event', audience: 'network' })).toEqual({ ok: true })
  expect((await standing())?.status).toBe('announced')
  // Programs that follow the listing as open data learn that it is gone, and no more.
  const changes = await listOpportunityChanges(
    { placeId: town.placeId, after: undefined, limit: 9 },
    { database, now: hours(2) },
  )
  expect(changes.map(({ status }) => status)).toEqual(['announced'])
})

test('an event for the network needs a date, keeps one, and needs what everything for under-18s needs', async () => {
  const { town, library, database, manager } = await aTownWithEvents()
  const undated = await anOpportunity(town, library, { ...breakfast, sessions: [] })
  expect(undated.outcome).toEqual({ ok: false, refusal: 'dates-are-missing' })
  const { opportunityId } = await anOpportunity(town, library, breakfast)
  expect(await reviseOpportunity({ opportunityId, content: {}, sessions: [] }, { database, manager, now })).toEqual({
    ok: false,
    refusal: 'dates-are-missing',
  })
  const careless = await anOrganisation(town, { name: 'Careless', safeguardingLead: null })
  const young = await anOpportunity(town, careless, { ...breakfast, ageMin: 15 })
  expect(young.outcome).toEqual({ ok: false, refusal: 'no-safeguarding-lead' })
})

test('an event for the network is hidden with its organisation, and comes back as what it was', async () => {
  const { town, library, database, titles } = await aTownWithEvents()
  await anOpportunity(town, library, breakfast)
  const stand = (status: string) =>
    database
      .updateTable('organisationPlaces')
      .set({ status })
      .where('organisationId', '=', library.organisationId)
      .execute()
  const hold = () => holdOpportunities({}, { ...town.services, now })
  await stand('suspended')
  expect(await hold()).toMatchObject({ held: 1 })
  expect(await titles()).toEqual([])
  await stand('approved')
  expect(await hold()).toMatchObject({ shown: 1 })
  expect(await titles({ audience: 'network' })).toEqual(['Employers’ breakfast'])
  expect(await listOpportunities({ placeId: town.placeId, limit: 9 }, { database, now })).toMatchObject({ rows: [] })
})

test('at its desk it stands among what is published, and archiving can be undone', async () => {
  const { town, library, database, manager, titles } = await aTownWithEvents()
  const { opportunityId } = await anOpportunity(town, library, breakfast)
  const { organisationId } = library
  const own = await listOwnOpportunities({ organisationId, status: 'published', limit: 9 }, { database, now })
  expect(own.rows.map(({ status }) => status)).toEqual(['announced'])
  expect(await countOwnOpportunities(organisationId, { database })).toEqual({ published: 1 })
  await archiveOpportunity({ opportunityId }, { database, manager, now })
  const restored = await database.updateTable('opportunities').set({ status: 'draft', archivedAt: null }).execute()
  expect(restored).toBeDefined()
  const again = { opportunityId, mayBePast: true, asBefore: true }
  expect(await publishOpportunity(again, { database, manager, now })).toEqual({ ok: true })
  expect(await titles()).toEqual(['Employers’ breakfast'])
})

test('what leaves of a date names no record and no time of change', async () => {
  const { town, library, list } = await aTownWithEvents()
  await anOpportunity(town, library, breakfast)
  const [row] = (await list()).rows
  const shown = publicEvent(needed(row, 'a date'))
  expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['id']))
  expect(Object.keys(shown).filter((key) => ['opportunityId', 'updatedAt', 'organisationId'].includes(key))).toEqual([])
})
