import { expect, test } from 'vitest'
import { capacityOf } from '#capabilities/opportunities/event-status-rules.ts'
import { listOpportunityChanges } from '#capabilities/opportunities/list-opportunity-changes.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { aBookableSession, minutes } from '#tests/support/bookings.ts'
import { anOpportunity, now } from '#tests/support/town.ts'
import { foldSeatChanges } from './fold-seat-changes.ts'
import { listSeatsLeft } from './list-seats-left.ts'
import { stopBookedSession } from './stop-booked-session.ts'

type Bookable = Awaited<ReturnType<typeof aBookableSession>>

/** A program that follows the open feed of a place, a page at a time. */
function aFollower({ town }: Bookable, { limit = 1 } = {}) {
  const { database, placeId } = town
  let after: { at: Date; id: string } | undefined
  return async (at: Date) => {
    const seen: { id: string; minute: number }[] = []
    for (;;) {
      const page = await listOpportunityChanges({ placeId, limit, ...(after && { after }) }, { database, now: at })
      const last = page.at(-1)
      if (!last) return seen
      after = { at: last.changedAt, id: last.id }
      seen.push(...page.map(({ id, changedAt }) => ({ id, minute: Math.round((changedAt.getTime() - +now) / 60_000) })))
    }
  }
}

test('seats that are taken are a change of the listing in open feeds, one however many there were', async () => {
  const bookable = await aBookableSession({ seats: 40 })
  const { town, opportunityId, startsAt, settle, ask, setTerms } = bookable
  const { database } = town
  const follow = aFollower(bookable)
  await settle(minutes(1))
  expect(await follow(minutes(2))).toEqual([{ id: opportunityId, minute: 0 }])
  await Promise.all(Array.from({ length: 30 }, (_, index) => ask(`Person${index}`, {}, minutes(2))))
  // Nothing is told before the clock has come by, and then once.
  expect(await follow(minutes(3))).toEqual([])
  await settle(minutes(4))
  expect(await follow(minutes(5))).toEqual([{ id: opportunityId, minute: 4 }])
  // Half of them are held for bookers who have proven nothing yet.
  const [seats] = await listSeatsLeft([{ opportunityId, startsAt }], { database, now: minutes(5) })
  expect(seats?.seats).toEqual([{ channel: 'in-person', seats: 40, left: 20 }])
  await settle(minutes(6))
  expect(await follow(minutes(7))).toEqual([])
  const { updatedAt } = await database.selectFrom('opportunities').select('updatedAt').executeTakeFirstOrThrow()
  expect(updatedAt).toEqual(now)
  // Other seats are told at once: a person sets them, and rarely.
  await setTerms({ inPersonSeats: 50 }, minutes(8))
  expect(await follow(minutes(9))).toEqual([{ id: opportunityId, minute: 8 }])
})

test('a seat that is given back and a date that is called off are told, too', async () => {
  const bookable = await aBookableSession({ seats: 2 })
  const { town, owner, opportunityId, settle, book, cancel } = bookable
  const follow = aFollower(bookable)
  const booking = await book('Ava')
  await settle(minutes(1))
  await follow(minutes(2))
  await cancel(booking, minutes(3))
  await settle(minutes(4))
  expect(await follow(minutes(5))).toEqual([{ id: opportunityId, minute: 4 }])
  const { id: sessionId } = await town.database.selectFrom('bookedSessions').select('id').executeTakeFirstOrThrow()
  await stopBookedSession({ sessionId, isOff: true }, { ...town.services, manager: owner.manager, now: minutes(6) })
  await settle(minutes(7))
  expect(await follow(minutes(8))).toEqual([{ id: opportunityId, minute: 7 }])
})

test('a follower sees every listing once, where its later change stands, whatever the length of a page', async () => {
  const bookable = await aBookableSession()
  const { town, owner, opportunityId, settle, book } = bookable
  const { opportunityId: other } = await anOpportunity(town, owner)
  const [byOne, byMany] = [aFollower(bookable), aFollower(bookable, { limit: 50 })]
  await book('Ava')
  await settle(minutes(1))
  const revised = await reviseOpportunity(
    { opportunityId: other, content: { title: 'Another title' } },
    { database: town.database, manager: owner.manager, now: minutes(2) },
  )
  expect(revised).toEqual({ ok: true })
  const all = [
    { id: opportunityId, minute: 1 },
    { id: other, minute: 2 },
  ]
  expect(await byOne(minutes(3))).toEqual(all)
  expect(await byMany(minutes(3))).toEqual(all)
  // Written anew after its seats changed, it stands where it was written.
  await reviseOpportunity(
    { opportunityId, content: { title: 'A third title' } },
    { database: town.database, manager: owner.manager, now: minutes(4) },
  )
  expect(await byOne(minutes(5))).toEqual([{ id: opportunityId, minute: 4 }])
  expect(await aFollower(bookable)(minutes(5))).toEqual([
    { id: other, minute: 2 },
    { id: opportunityId, minute: 4 },
  ])
})

test('a session that is being booked at this moment is not waited for, and is told a minute later', async () => {
  const bookable = await aBookableSession()
  const { town, opportunityId, book } = bookable
  const { database, pool } = town
  const follow = aFollower(bookable)
  await book('Ava')
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select id from booked_sessions for update')
    await foldSeatChanges({ database, now: minutes(1) })
    expect(await follow(minutes(2))).toEqual([{ id: opportunityId, minute: 0 }])
    await client.query('commit')
  } finally {
    client.release()
  }
  await foldSeatChanges({ database, now: minutes(3) })
  expect(await follow(minutes(4))).toEqual([{ id: opportunityId, minute: 3 }])
})

test('seats at an event for the network are told to no program', async () => {
  const bookable = await aBookableSession()
  await bookable.book('Ava')
  await bookable.town.pool.query(
    "update opportunities set kind = 'event', audience = 'network', status = 'announced', published_at = null",
  )
  await bookable.settle(minutes(1))
  expect(await aFollower(bookable)(minutes(2))).toEqual([])
})

test.each([
  ['scheduled', { seats: 9, left: 4 }, { maximumAttendeeCapacity: 9, remainingAttendeeCapacity: 4 }],
  ['moved-online', { seats: 9, left: 0 }, { maximumAttendeeCapacity: 9, remainingAttendeeCapacity: 0 }],
  ['scheduled', { seats: 99 }, { maximumAttendeeCapacity: 99 }],
  ['full', { seats: 9, left: 4 }, { maximumAttendeeCapacity: 9, remainingAttendeeCapacity: 0 }],
  ['full', undefined, { remainingAttendeeCapacity: 0 }],
  ['scheduled', undefined, {}],
  ['cancelled', { seats: 9, left: 4 }, {}],
  ['postponed', { seats: 9, left: 4 }, {}],
] as const)('a date that is %s with %j has %j', (status, capacity, told) => {
  expect(capacityOf(status, capacity)).toEqual(told)
})
