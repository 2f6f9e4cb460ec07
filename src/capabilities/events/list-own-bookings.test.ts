import { expect, test } from 'vitest'
import { aBookableSession, hours } from '#tests/support/bookings.ts'
import { now } from '#tests/support/town.ts'
import { isComing, listOwnBookings, nextOf } from './list-own-bookings.ts'
import { stopBookedSession } from './stop-booked-session.ts'

test('what a person booked is coming until it is over, called off or given up, with where it is', async () => {
  const { book, cancel, ask, town, owner, startsAt } = await aBookableSession({ seats: 5 })
  const { services } = town
  const bookingId = await book('Ava')
  // Nobody has read the mail at that address yet: the booking is not shown to its account.
  await ask('Ben')
  const own = (name: string) =>
    listOwnBookings(
      { personId: crypto.randomUUID(), emails: [`${name.toLowerCase()}@home.example`], limit: 10 },
      { database: services.database },
    )
  expect(await own('Ben')).toEqual([])
  const [booking] = await own('Ava')
  if (!booking) throw new Error('the booking is not listed')
  expect(booking).toMatchObject({ id: bookingId, state: 'booked', isOff: false, placeSlug: 'seatown', people: ['Ava'] })
  expect(nextOf([booking], now)).toBe(booking)
  expect(isComing(booking, hours(2, startsAt))).toBe(false)
  const { id: sessionId } = await town.database.selectFrom('bookedSessions').select('id').executeTakeFirstOrThrow()
  const stopped = await stopBookedSession({ sessionId, isOff: true }, { ...services, manager: owner.manager, now })
  expect(stopped).toMatchObject({ ok: true })
  expect(nextOf(await own('Ava'), now)).toBeUndefined()
  await cancel(bookingId)
  expect(await own('Ava')).toMatchObject([{ state: 'cancelled' }])
})
