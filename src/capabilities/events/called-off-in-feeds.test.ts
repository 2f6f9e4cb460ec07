import { expect, test } from 'vitest'
import { opportunityCsvLine } from '#capabilities/opportunities/csv-format.ts'
import { listEvents } from '#capabilities/opportunities/list-events.ts'
import { listOpportunityChanges } from '#capabilities/opportunities/list-opportunity-changes.ts'
import { listUpcomingSessions } from '#capabilities/opportunities/list-upcoming-sessions.ts'
import { toEventSeries } from '#capabilities/opportunities/openactive-format.ts'
import { toService } from '#capabilities/opportunities/openreferral-format.ts'
import type { PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, hours, minutes } from '#tests/support/bookings.ts'
import { anOrganisation, opportunityContent } from '#tests/support/town.ts'
import { listCalledOffDates } from './list-called-off-dates.ts'
import { stopBookedSession } from './stop-booked-session.ts'

/** A booked date among two, and what each feed says of the two. */
async function aBookedDate({ warm = 0 } = {}) {
  const date = await aBookableSession({ warm })
  await date.book('Ava')
  const { town, owner, opportunityId, startsAt, session } = date
  const { database, placeId } = town
  const later: PlannedSession = { startsAt: hours(24, startsAt), endsAt: hours(26, startsAt) }
  const revise = async (sessions: PlannedSession[], at = minutes(1)) => {
    const content = { ...opportunityContent, kind: 'event' as const }
    const powers = { database, manager: owner.manager, now: at }
    expect(await reviseOpportunity({ opportunityId, content, sessions, badgeIds: [] }, powers)).toEqual({ ok: true })
  }
  await revise([session, later])
  const { id: sessionId } = await database.selectFrom('bookedSessions').select('id').executeTakeFirstOrThrow()
  const stop = (isOff: boolean, at = minutes(2)) =>
    stopBookedSession({ sessionId, isOff }, { ...town.services, manager: owner.manager, now: at })
  const told = async () => {
    const now = minutes(60)
    const [change] = await listOpportunityChanges({ placeId, limit: 1 }, { database, now })
    const found = needed(change, 'a change')
    const listing = { ...publicOpportunity(found), sessions: found.sessions }
    const at = { origin: 'https://w.test', placeName: 'Seatown' }
    const { subEvent } = toEventSeries(listing, { ...at, themeOf: (theme) => theme })
    const calendar = await listUpcomingSessions({ narrowing: { placeId }, limit: 5 }, { database, now })
    const events = await listEvents({ narrowing: { placeId }, limit: 5 }, { database, now })
    const { schedules } = toService(listing, { ...at, organisationId: owner.organisationId })
    return {
      openActive: subEvent.map(({ eventStatus }) => eventStatus.split('/').at(-1)),
      seats: subEvent.map((one) => 'remainingAttendeeCapacity' in one),
      calendar: calendar.map(({ eventStatus }) => eventStatus),
      events: events.rows.map(({ eventStatus }) => eventStatus),
      table: opportunityCsvLine(listing, 'https://w.test').includes(' cancelled;'),
      openReferral: schedules.length,
    }
  }
  return { ...date, later, revise, stop, told }
}

const planned = {
  ...{ openActive: ['EventScheduled', 'EventScheduled'], seats: [false, false], table: false, openReferral: 2 },
  ...{ calendar: ['scheduled', 'scheduled'], events: ['scheduled', 'scheduled'] },
}
const calledOff = {
  ...{ openActive: ['EventCancelled', 'EventScheduled'], seats: [false, false], table: true, openReferral: 1 },
  ...{ calendar: ['cancelled', 'scheduled'], events: ['cancelled', 'scheduled'] },
}

test('a date that is called off where it is booked is called off in every feed, and on again when that is said there', async () => {
  const { stop, told } = await aBookedDate()
  expect(await told()).toEqual(planned)
  await stop(true)
  expect(await told()).toEqual(calledOff)
  await stop(false, minutes(5))
  expect(await told()).toEqual(planned)
})

test('a date that had moved online is online when it is on again, however often it was called off', async () => {
  const { stop, told, revise, session, later } = await aBookedDate()
  await revise([{ ...session, eventStatus: 'moved-online' }, later])
  await stop(true)
  await stop(true, minutes(3))
  expect((await told()).openActive).toEqual(['EventCancelled', 'EventScheduled'])
  await stop(false, minutes(4))
  expect((await told()).openActive).toEqual(['EventMovedOnline', 'EventScheduled'])
  // What did not take place before takes place now.
  await revise([{ ...session, eventStatus: 'postponed' }, later])
  await stop(true, minutes(5))
  await stop(false, minutes(6))
  expect(await told()).toEqual(planned)
})

test('a date that stays in its listing stays the same one for a calendar, whatever is written anew', async () => {
  const { revise, stop, session, later, town } = await aBookedDate()
  const dates = async () => {
    const asked = { narrowing: { placeId: town.placeId }, limit: 5 }
    const found = await listUpcomingSessions(asked, { database: town.database, now: minutes(1) })
    return found.map(({ id, updatedAt }) => ({ id, updatedAt }))
  }
  const [first, second] = await dates()
  await revise([session, { ...later, endsAt: hours(3, later.startsAt) }], minutes(3))
  await stop(true, minutes(4))
  // What a calendar takes for a newer version of the same.
  expect(await dates()).toEqual([first, second].map((one) => ({ id: one?.id, updatedAt: minutes(4) })))
  await revise([later], minutes(5))
  expect(await dates()).toMatchObject([{ id: second?.id }])
})

test('stays called off when the listing is written anew, names the date again, or says that it is as planned', async () => {
  const { stop, told, revise, session, later } = await aBookedDate()
  await stop(true)
  await revise([{ ...session, eventStatus: 'scheduled' }, later], minutes(3))
  expect(await told()).toEqual(calledOff)
  await revise([later], minutes(4))
  await revise([session, later], minutes(5))
  expect(await told()).toEqual(calledOff)
})

test('a date that was called off while its listing did not name it is called off when it does', async () => {
  const { stop, told, revise, session, later } = await aBookedDate()
  await revise([later], minutes(1))
  await stop(true)
  await revise([session, later], minutes(5))
  expect(await told()).toEqual(calledOff)
})

test('a listing that is being written at the moment when its date is called off hides nothing of it', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const { stop, told, revise, session, later } = await aBookedDate({ warm: 4 })
    await Promise.all([revise([session, later], minutes(3)), stop(true, minutes(3))])
    expect(await told()).toEqual(calledOff)
  }
})

test('a date is not on again while all of its listing is called off or taken down, and nothing of it changes', async () => {
  const { stop, told, town, owner, opportunityId } = await aBookedDate()
  const { database, services } = town
  const set = (change: { eventStatus?: 'cancelled' | 'scheduled'; status?: string }) =>
    database.updateTable('opportunities').set(change).where('id', '=', opportunityId).execute()
  const asked = { opportunityId, organisationId: owner.organisationId }
  const calledOffDates = (at = minutes(4)) => listCalledOffDates(asked, { ...services, now: at })
  await stop(true)
  const [date] = await calledOffDates()
  for (const change of [
    { eventStatus: 'cancelled' as const },
    { eventStatus: 'scheduled' as const, status: 'archived' },
  ]) {
    await set(change)
    expect(await stop(false, minutes(5))).toEqual({ ok: false, refusal: 'listing-is-off' })
    expect(await calledOffDates()).toEqual([date])
  }
  await set({ status: 'published' })
  expect(await stop(false, minutes(6))).toEqual({ ok: true })
  expect(await told()).toEqual(planned)
  expect(await calledOffDates()).toEqual([])
})

test('dates that were called off are named to their organisation until they begin', async () => {
  const { stop, town, owner, opportunityId, startsAt } = await aBookedDate()
  await stop(true)
  const list = (organisationId: string, now: Date) =>
    listCalledOffDates({ opportunityId, organisationId }, { ...town.services, now })
  expect(await list(owner.organisationId, minutes(5))).toEqual([startsAt])
  const other = await anOrganisation(town, { name: 'Another' })
  expect(await list(other.organisationId, minutes(5))).toEqual([])
  expect(await list(owner.organisationId, startsAt)).toEqual([])
})
