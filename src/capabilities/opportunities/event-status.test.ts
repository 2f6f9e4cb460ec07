import { expect, test } from 'vitest'
import { anOpportunity, anOrganisation, aTown, now, opportunityContent } from '#tests/support/town.ts'
import { opportunityCsvHeading, opportunityCsvLine } from './csv-format.ts'
import { findOpportunity, listSessions } from './find-opportunity.ts'
import { listStartingSoon } from './list-opportunities.ts'
import { listOpportunityChanges } from './list-opportunity-changes.ts'
import { listUpcomingSessions } from './list-upcoming-sessions.ts'
import { toEventSeries } from './openactive-format.ts'
import { toService } from './openreferral-format.ts'
import { type EventStatus, eventStatuses } from './opportunity.ts'
import { publicOpportunity } from './public-opportunity.ts'
import { reviseOpportunity } from './revise-opportunity.ts'
import { searchOpportunities } from './search-opportunities.ts'

const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const session = (hours: number, eventStatus?: EventStatus) => ({
  startsAt: hour(hours),
  endsAt: hour(hours + 1),
  eventStatus,
})

async function aTownWith(whole: EventStatus, ...sessions: ReturnType<typeof session>[]) {
  const town = await aTown()
  const owner = await anOrganisation(town)
  const { opportunityId } = await anOpportunity(town, owner, { eventStatus: whole, sessions })
  return { ...town, owner, opportunityId }
}

test('begins next with what takes place', async () => {
  const { database, placeId, opportunityId } = await aTownWith(
    'scheduled',
    session(1, 'cancelled'),
    session(2, 'postponed'),
    session(3, 'full'),
    session(4),
  )
  expect((await findOpportunity({ id: opportunityId }, { database, now }))?.nextStartsAt).toEqual(hour(3))
  const [soon] = await listStartingSoon({ placeId, limit: 5 }, { database, now })
  expect(soon?.nextStartsAt).toEqual(hour(3))
})

test.each(['cancelled', 'postponed'] as const)('what is %s as a whole begins nowhere', async (whole) => {
  const { database, placeId, opportunityId } = await aTownWith(whole, session(1), session(2, 'full'))
  expect((await findOpportunity({ id: opportunityId }, { database, now }))?.nextStartsAt).toBeNull()
  expect(await listStartingSoon({ placeId, limit: 5 }, { database, now })).toEqual([])
  const calendar = await listUpcomingSessions({ narrowing: { placeId }, limit: 5 }, { database, now })
  expect(calendar.map(({ eventStatus }) => eventStatus)).toEqual([whole, whole])
})

test('a search for the soonest puts what takes place before what does not', async () => {
  const town = await aTownWith('cancelled', session(1))
  const { opportunityId } = await anOpportunity(town, town.owner, { title: 'On', sessions: [session(9)] })
  const search = { narrowing: { placeId: town.placeId }, order: 'soonest', limit: 5 } as const
  const found = await searchOpportunities(search, { database: town.database, now })
  expect(found[0]?.id).toBe(opportunityId)
})

test('a date keeps its state when whoever corrects the listing says nothing of it', async () => {
  const { database, owner, opportunityId } = await aTownWith('scheduled', session(1, 'cancelled'), session(2))
  const outcome = await reviseOpportunity(
    {
      opportunityId,
      content: { ...opportunityContent, eventStatus: 'full' },
      sessions: [session(1), session(3)],
      badgeIds: [],
    },
    { database, manager: owner.manager, now },
  )
  expect(outcome).toEqual({ ok: true })
  const sessions = await listSessions({ opportunityId, limit: 5 }, { database })
  expect(sessions.map(({ eventStatus }) => eventStatus)).toEqual(['cancelled', 'scheduled'])
  expect((await findOpportunity({ id: opportunityId }, { database, now }))?.eventStatus).toBe('full')
})

test('is told to other programs, for the whole and for each date', async () => {
  const told = async (whole: EventStatus) => {
    const town = await aTownWith(whole, session(1, 'cancelled'), session(2))
    const [change] = await listOpportunityChanges(
      { placeId: town.placeId, limit: 1 },
      { database: town.database, now: new Date(now.getTime() + 5000) },
    )
    if (!change) throw new Error('nothing is told')
    const listing = { ...publicOpportunity(change), sessions: change.sessions }
    const series = toEventSeries(listing, { origin: 'https://w.test', placeName: 'Seatown', themeOf: (theme) => theme })
    const service = toService(listing, {
      origin: 'https://w.test',
      placeName: 'Seatown',
      organisationId: change.organisationId,
    })
    const csv = opportunityCsvHeading + opportunityCsvLine(listing, 'https://w.test')
    return { events: series.subEvent.map(({ eventStatus }) => eventStatus.split('/').at(-1)), service, csv, series }
  }
  const planned = await told('scheduled')
  expect(planned.events).toEqual(['EventCancelled', 'EventScheduled'])
  expect(planned.service).toMatchObject({ status: 'active', schedules: [{}] })
  expect(planned.csv).toMatch(/Z\/\S+Z cancelled; \S+Z\/\S+Z,scheduled,/)
  const postponed = await told('postponed')
  expect(postponed.events).toEqual(['EventPostponed', 'EventPostponed'])
  expect(postponed.service).toMatchObject({ status: 'temporarily closed' })
  const cancelled = await told('cancelled')
  expect(cancelled.service).toMatchObject({ status: 'inactive' })
  const full = await told('full')
  expect(full.series.offers).toMatchObject([{ availability: 'https://schema.org/SoldOut' }])
  expect(full.series.subEvent[1]).toMatchObject({ remainingAttendeeCapacity: 0 })
})

test('words for whom and for how much go out as words, without numbers', async () => {
  const town = await aTown()
  const owner = await anOrganisation(town)
  const texts = { ageMin: 0, ageMax: 120, ageNote: 'Key stage 2', costPence: null, costNote: '£5–£10' }
  await anOpportunity(town, owner, texts)
  const later = new Date(now.getTime() + 5000)
  const [change] = await listOpportunityChanges(
    { placeId: town.placeId, limit: 1 },
    { database: town.database, now: later },
  )
  if (!change) throw new Error('nothing is told')
  const listing = { ...publicOpportunity(change), sessions: change.sessions }
  const service = toService(listing, {
    origin: 'https://w.test',
    placeName: 'Seatown',
    organisationId: change.organisationId,
  })
  expect(service).toMatchObject({
    eligibility_description: 'Key stage 2',
    fees_description: '£5–£10',
    cost_options: [],
  })
  expect(service).not.toHaveProperty('minimum_age')
  const series = toEventSeries(listing, { origin: 'https://w.test', placeName: 'Seatown', themeOf: (theme) => theme })
  expect(series).not.toHaveProperty('ageRange')
  expect(series).not.toHaveProperty('offers')
})

test('is one of five, and the database knows no other', async () => {
  const { database, opportunityId } = await aTownWith('scheduled', session(1))
  for (const eventStatus of eventStatuses)
    await database
      .updateTable('opportunitySessions')
      .set({ eventStatus })
      .where('opportunityId', '=', opportunityId)
      .execute()
  await expect(
    database.updateTable('opportunities').set({ eventStatus: 'perhaps' }).where('id', '=', opportunityId).execute(),
  ).rejects.toThrow('check')
})
