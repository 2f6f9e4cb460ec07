import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, aStranger, hours, minutes } from '#tests/support/bookings.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { bookingClientOf } from './booking-code.ts'
import { confirmBooking } from './confirm-booking.ts'
import { confirmTelephoneBooking } from './confirm-telephone-booking.ts'
import { findBooking } from './find-booking.ts'
import { listBookedSessions } from './list-booked-sessions.ts'
import { listUnprovenDates } from './list-unproven-dates.ts'
import { moveBookedSession } from './move-booked-session.ts'
import { removeBooking } from './remove-booking.ts'
import { startRegister } from './start-register.ts'
import { stopBookedSession } from './stop-booked-session.ts'
import { takeSeats } from './take-seats.ts'

type World = Awaited<ReturnType<typeof aBookableSession>>

/** A number of its own for each name. */
const byPhone = (name: string) => ({ email: null, phone: `07700 9${String(900_000 + name.length * 7919).slice(1)}` })

const stateOf = async (asking: ReturnType<World['take']>) => {
  const outcome = await asking
  return outcome.ok ? outcome.state : outcome.refusal
}
const idOf = async (asking: ReturnType<World['take']>) => {
  const outcome = await asking
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.bookingId
}

/** The organisation's own press on a booking by telephone. */
async function atDesk({ town, owner }: World, bookingId: string, at = now) {
  const { sessionId } = needed(await findBooking({ bookingId }, town), 'a booking')
  const powers = { ...town.services, issuer: owner.issuer, now: at }
  return {
    confirm: () => confirmTelephoneBooking({ bookingId, sessionId }, powers),
    release: () => removeBooking({ bookingId, sessionId, reason: '' }, powers),
    sessionId,
    powers,
  }
}

test('one machine holds a quarter of the seats, many hold half, and the rest are there for who proves themselves', async () => {
  const world = await aBookableSession({ seats: 14 })
  const { asked, take, book, taken } = world
  const from = (clientKey: string, name: string) => stateOf(take(asked(name, byPhone(name)), now, { clientKey }))
  const states: string[] = []
  for (let turn = 0; turn < 14; turn++) states.push(await from('flood', `Invented ${'x'.repeat(turn)}`))
  expect(states.filter((state) => state === 'held')).toHaveLength(4)
  expect(states.filter((state) => state === 'asked')).toHaveLength(10)
  for (let turn = 20; turn < 30; turn++) states.push(await from(`other ${turn}`, `Invented ${'x'.repeat(turn)}`))
  expect(states.filter((state) => state === 'held')).toHaveLength(7)
  expect(await taken()).toEqual([7, 0, 0])
  // Seven people who read their mail have the others.
  for (let turn = 0; turn < 7; turn++) await book(`Reader${turn}`)
  expect(await taken()).toEqual([14, 0, 0])
})

test('thirty addresses hold no more than half of the seats, and who reads the mail has one while others are held', async () => {
  const { ask, confirm, taken, states } = await aBookableSession({ seats: 4 })
  for (let turn = 0; turn < 30; turn++) await ask(`Invented${turn}`)
  expect(await taken()).toEqual([2, 0, 0])
  const ids = await Promise.all(['Ava', 'Ben', 'Cai'].map((name) => idOf(ask(name))))
  const confirmed = []
  for (const id of ids) confirmed.push(await confirm(id))
  expect(confirmed.map((one) => one.ok && one.state)).toEqual(['booked', 'booked', 'waiting'])
  expect(await states()).toMatchObject({ Ava: 'booked', Ben: 'booked', Cai: 'waiting' })
  expect(await taken()).toEqual([4, 0, 1])
})

test('a class behind one address has all of its seats, by mail', async () => {
  const { asked, take, confirm, taken, mails } = await aBookableSession({ seats: 30 })
  const ids: string[] = []
  for (let pupil = 0; pupil < 30; pupil++)
    ids.push(await idOf(take(asked(`Pupil${pupil}`), now, { clientKey: 'the school' })))
  const kinds = (await mails()).map(({ kind }) => kind)
  expect([kinds.filter((kind) => kind === 'confirm').length, kinds.filter((kind) => kind === 'asked').length]).toEqual([
    8, 22,
  ])
  for (const id of ids) expect(await confirm(id)).toEqual({ ok: true, state: 'booked' })
  expect(await taken()).toEqual([30, 0, 0])
})

test('a first booking of a family is held whole, whatever a quarter is', async () => {
  const { asked, take } = await aBookableSession({ seats: 8 })
  const people = ['a', 'b', 'c', 'd'].map((name) => ({ name, age: 'adult' as const }))
  expect(await stateOf(take(asked('Family', { people }), now, { clientKey: 'home' }))).toBe('held')
})

test('a program that invents people waits after six hundred, a person who is signed in does not', async () => {
  const { asked, take, town } = await aBookableSession({ seats: 4 })
  const clientKey = 'flood'
  const outcomes: string[] = []
  // What came before from there, at other dates.
  const earlier = { purpose: 'booking', subject: `from ${clientKey}`, free: 600 } as const
  for (let turn = 0; turn < 598; turn++) await takeAttempt(town.database, earlier, now)
  for (let turn = 0; turn < 3; turn++) outcomes.push(await stateOf(take(asked(`P${turn}`), now, { clientKey })))
  expect(outcomes.slice(0, 2)).not.toContain('too-many-tries')
  expect(outcomes.at(-1)).toBe('too-many-tries')
  const signedIn = mintSignedIn({
    personId: needed(town.lead.personId, 'a lead'),
    email: 'ava@home.example',
    name: 'Ava',
  })
  const own = await takeSeats(asked('Ava'), { ...town.services, ...aStranger, clientKey, signedIn, now })
  expect(own).toMatchObject({ state: 'booked' })
})

test('an account that types invented numbers is one booker', async () => {
  const { asked, town } = await aBookableSession({ seats: 30 })
  const signedIn = mintSignedIn({
    personId: needed(town.lead.personId, 'a lead'),
    email: 'ava@home.example',
    name: 'Ava',
  })
  const states: string[] = []
  for (let turn = 0; turn < 10; turn++) {
    const request = asked(`P${turn}`, byPhone('x'.repeat(turn)))
    states.push(await stateOf(takeSeats(request, { ...town.services, ...aStranger, signedIn, now })))
  }
  expect(states.filter((state) => state === 'booked')).toHaveLength(8)
  expect(states.at(-1)).toBe('too-many-tries')
})

test('the connection is kept as a keyed hash, as long as it holds an unproven seat', async () => {
  const { asked, take, confirm, cancel, settle, town } = await aBookableSession({ seats: 20 })
  const clientKey = bookingClientOf('203.0.113.7', town.services.masterKey)
  expect(clientKey).not.toContain('203')
  const [read, ended] = [
    await idOf(take(asked('Read'), now, { clientKey })),
    await idOf(take(asked('Ended'), now, { clientKey })),
  ]
  await take(asked('Late'), now, { clientKey })
  const kept = async () => (await town.pool.query('select client_key from bookings where client_key is not null')).rows
  expect(await kept()).toEqual(Array(3).fill({ client_key: clientKey }))
  await confirm(read)
  await cancel(ended)
  expect(await kept()).toHaveLength(1)
  await settle(minutes(31))
  expect(await kept()).toEqual([])
})

test('a booking by telephone holds its seat until a day before, and runs out by itself', async () => {
  const { ask, confirm, states, settle, startsAt, taken } = await aBookableSession({ seats: 4 })
  const id = await idOf(ask('Cai', byPhone('Cai')))
  // The page of the booking, which its browser has, proves nothing.
  expect(await confirm(id, now, false)).toEqual({ ok: false, refusal: 'mail-is-not-proven' })
  await settle(hours(-25, startsAt))
  expect(await states()).toEqual({ Cai: 'held' })
  await settle(hours(-24, startsAt))
  expect(await states()).toEqual({ Cai: 'lapsed' })
  expect(await taken()).toEqual([0, 0, 0])
  // Later than that it is held for half of the time that is left.
  await ask('Dee', byPhone('Dee'), hours(-10, startsAt))
  await settle(hours(-6, startsAt))
  expect(await states()).toMatchObject({ Dee: 'held' })
  await settle(hours(-5, startsAt))
  expect(await states()).toMatchObject({ Dee: 'lapsed' })
})

test('the organisation confirms what was booked by telephone, and nobody else does', async () => {
  const world = await aBookableSession({ seats: 4 })
  const { ask, states, town, owner, opportunityId, startsAt } = world
  await startRegister({ opportunityId, startsAt }, { ...town.services, issuer: owner.issuer, now })
  const id = await idOf(ask('Cai', byPhone('Cai')))
  const { confirm, sessionId, powers } = await atDesk(world, id)
  const asks = { organisationId: owner.organisationId, kind: 'waiting' as const, limit: 5 }
  expect(await listUnprovenDates(asks, { ...town, now })).toMatchObject([{ bookings: 1, startsAt }])
  expect((await listBookedSessions({ ...owner, limit: 9 }, { ...town, now })).rows).toMatchObject([{ toConfirm: 1 }])
  const other = await anOrganisation(town, { name: 'Other' })
  const foreign = { ...powers, issuer: other.issuer }
  expect(await confirmTelephoneBooking({ bookingId: id, sessionId }, foreign)).toMatchObject({
    refusal: 'booking-not-found',
  })
  expect(await listUnprovenDates({ ...asks, organisationId: other.organisationId }, { ...town, now })).toEqual([])
  // An address is proven by its own mail.
  const byMail = await idOf(ask('Ava'))
  expect(await confirmTelephoneBooking({ bookingId: byMail, sessionId }, powers)).toMatchObject({
    refusal: 'booking-not-found',
  })
  expect(await confirm()).toEqual({ ok: true, state: 'booked' })
  expect(await confirm()).toEqual({ ok: true, state: 'booked' })
  expect(await states()).toEqual({ Cai: 'booked', Ava: 'held' })
  expect(await listUnprovenDates(asks, { ...town, now })).toEqual([])
  const { rows } = await town.pool.query(`select name from register_people`)
  expect(rows).toEqual([{ name: 'Cai' }])
  const logged = await town.pool.query(`select actor_id from audit_entries where action = 'booking.confirmed'`)
  expect(logged.rows).toEqual([{ actor_id: owner.issuer.personId ?? null }])
})

test('a seat by telephone is released and brought back with one press each, while one is free', async () => {
  const world = await aBookableSession({ seats: 2 })
  const { ask, book, states, settle, taken, mails, startsAt } = world
  const id = await idOf(ask('Cai', byPhone('Cai')))
  const { confirm, release } = await atDesk(world, id)
  expect(await release()).toEqual({ ok: true })
  expect(await taken()).toEqual([0, 0, 0])
  expect(await confirm()).toEqual({ ok: true, state: 'booked' })
  const late = await idOf(ask('Dee', byPhone('Dee')))
  await settle(hours(-24, startsAt))
  expect(await states()).toMatchObject({ Dee: 'lapsed' })
  await book('Ava', {}, hours(-23, startsAt))
  await mails()
  const atLast = await atDesk(world, late, hours(-22, startsAt))
  expect(await atLast.confirm()).toEqual({ ok: false, refusal: 'too-few-seats', left: 0 })
  expect(await taken()).toEqual([2, 0, 0])
})

test('what its booker cancelled is not brought back, nor is anything confirmed after the session', async () => {
  const world = await aBookableSession({ seats: 8 })
  const { ask, cancel, startsAt } = world
  const [gone, held] = [await idOf(ask('Cai', byPhone('Cai'))), await idOf(ask('Deed', byPhone('Deed')))]
  await cancel(gone)
  expect(await (await atDesk(world, gone)).confirm()).toEqual({ ok: false, refusal: 'booking-has-ended' })
  expect(await (await atDesk(world, held, hours(3, startsAt))).confirm()).toEqual({
    ...{ ok: false, refusal: 'session-is-over' },
  })
})

test('a turn by telephone counts once the organisation confirms it', async () => {
  const world = await aBookableSession({ seats: 1 })
  const { book, ask, cancel, states, taken } = world
  const ava = await book('Ava')
  const turn = await idOf(ask('Cai', { ...byPhone('Cai'), mayWait: true }))
  expect(await taken()).toEqual([1, 0, 0])
  expect(await (await atDesk(world, turn)).confirm()).toEqual({ ok: true, state: 'waiting' })
  expect(await taken()).toEqual([1, 0, 1])
  await cancel(ava)
  expect(await states()).toMatchObject({ Cai: 'offered' })
})

test('what waits for the organisation runs out before the date that it was moved to', async () => {
  const world = await aBookableSession({ seats: 4 })
  const { ask, town, owner, states, settle } = world
  const id = await idOf(ask('Cai', byPhone('Cai')))
  const sooner = hours(48)
  await town.database
    .updateTable('opportunitySessions')
    .set({ startsAt: sooner, endsAt: hours(2, sooner) })
    .execute()
  const { sessionId } = await atDesk(world, id)
  const manager = { ...town.services, manager: owner.manager, now }
  expect(await moveBookedSession({ sessionId, startsAt: sooner }, manager)).toEqual({ ok: true })
  await settle(hours(24))
  expect(await states()).toEqual({ Cai: 'lapsed' })
})

test('what was called off waits for nobody', async () => {
  const world = await aBookableSession({ seats: 4 })
  const { ask, town, owner } = world
  const { sessionId } = await atDesk(world, await idOf(ask('Cai', byPhone('Cai'))))
  await stopBookedSession({ sessionId, isOff: true }, { ...town.services, manager: owner.manager, now })
  expect(
    await listUnprovenDates({ organisationId: owner.organisationId, kind: 'waiting', limit: 5 }, { ...town, now }),
  ).toEqual([])
})

test('a form from a second tab finds the first booking, and may take more seats knowingly', async () => {
  const { asked, take, taken } = await aBookableSession({ seats: 8 })
  const first = await idOf(take(asked('Ava')))
  const own = { ownBookingIds: [first] }
  const again = await take(asked('Ava'), now, own)
  expect(again).toEqual({ ok: false, refusal: 'booked-already', bookingId: first })
  // Written otherwise it is the same name; a brother is another person.
  expect(await stateOf(take(asked('Ava', { name: ' AVA ' }), now, own))).toBe('booked-already')
  expect(await stateOf(take(asked('Ben', { email: 'ava@home.example' }), now, own))).toBe('held')
  expect(await stateOf(take(asked('Ava', { isSecond: true }), now, own))).toBe('held')
  expect(await taken()).toEqual([3, 0, 0])
  const phone = await idOf(take(asked('Cai', { email: null, phone: '07700 900123' })))
  const spaced = { email: null, phone: '07700900123' }
  expect(await stateOf(take(asked('Cai', spaced), now, { ownBookingIds: [phone] }))).toBe('booked-already')
})

test('who is signed in finds their own booking, and not what others typed with their address', async () => {
  const { asked, take, confirm, town } = await aBookableSession({ seats: 20 })
  const signedIn = mintSignedIn({
    personId: needed(town.lead.personId, 'a lead'),
    email: 'ava@home.example',
    name: 'Ava',
  })
  const signed = (name: string) =>
    takeSeats(asked(name, { email: 'ava@home.example' }), { ...town.services, ...aStranger, signedIn, now })
  const typed = await idOf(take(asked('Ava')))
  // A stranger may have typed it: it is theirs once its mail was read.
  const own = await idOf(signed('Ava'))
  expect(await signed('Ava')).toEqual({ ok: false, refusal: 'booked-already', bookingId: own })
  expect(typed).not.toBe(own)
  const read = await idOf(take(asked('Avie', { email: 'ava@home.example' })))
  await confirm(read)
  expect(await signed('Avie')).toEqual({ ok: false, refusal: 'booked-already', bookingId: read })
})

test('a stranger does not learn who has booked, and the mail says it to its reader', async () => {
  const { ask, book, confirm, taken, settle, mails } = await aBookableSession({ seats: 20 })
  const first = await book('Ava')
  await mails()
  const known = ask('Ava')
  expect([await stateOf(known), await stateOf(ask('Uma'))]).toEqual(['held', 'held'])
  expect((await mails()).map(({ kind }) => kind)).toEqual(['confirm', 'confirm'])
  const second = await idOf(known)
  // Without the mail nothing is said.
  expect(await confirm(second, now, false)).toEqual({ ok: false, refusal: 'mail-is-not-proven' })
  expect(await confirm(second)).toEqual({ ok: false, refusal: 'booked-already', bookingId: first })
  await settle(minutes(31))
  expect(await taken()).toEqual([1, 0, 0])
  // The same for numbers.
  const phone = byPhone('Cai')
  expect([await stateOf(ask('Cai', phone)), await stateOf(ask('Cai', phone))]).toEqual(['held', 'held'])
})

test('of two mails for one name the second takes a seat only knowingly', async () => {
  const { ask, confirm, taken, town } = await aBookableSession({ seats: 8 })
  const [first, second] = [await idOf(ask('Ava')), await idOf(ask('Ava'))]
  expect(await confirm(second)).toEqual({ ok: true, state: 'booked' })
  expect(await confirm(first)).toEqual({ ok: false, refusal: 'booked-already', bookingId: second })
  const knowingly = { bookingId: first, isProof: true, isSecond: true }
  expect(await confirmBooking(knowingly, { ...town.services, now })).toEqual({ ok: true, state: 'booked' })
  expect(await taken()).toEqual([2, 0, 0])
})

test('two tabs that send at one moment are one seat, once the mails are read', async () => {
  const { asked, take, book, cancel, confirm, settle, taken } = await aBookableSession({ seats: 20, warm: 4 })
  await cancel(await book('First'))
  const ids = await Promise.all(Array.from({ length: 4 }, () => idOf(take(asked('Ava')))))
  const confirmed = await Promise.all(ids.map((id) => confirm(id)))
  expect(confirmed.filter((one) => one.ok)).toHaveLength(1)
  await settle(minutes(31))
  expect(await taken()).toEqual([1, 0, 0])
})

test('a crowd of strangers at one moment holds no more than half', async () => {
  const { asked, take, book, cancel, taken } = await aBookableSession({ seats: 6, warm: 8 })
  await cancel(await book('First'))
  await Promise.all(Array.from({ length: 16 }, (_, turn) => take(asked(`P${turn}`))))
  expect(await taken()).toEqual([3, 0, 0])
})

test('of two bookings by telephone that are confirmed at one moment the last seat is one’s', async () => {
  const world = await aBookableSession({ seats: 2, warm: 4 })
  const { ask, book, taken } = world
  const [cai, deed] = [await idOf(ask('Cai', byPhone('Cai'))), await idOf(ask('Deed', byPhone('Deed')))]
  const [first, second] = [await atDesk(world, cai), await atDesk(world, deed)]
  await first.release()
  await book('Ava')
  const outcomes = await Promise.all([first.confirm(), second.confirm(), first.confirm(), second.confirm()])
  expect(outcomes.some((one) => one.ok)).toBe(true)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'too-few-seats', left: 0 })
  expect(await taken()).toEqual([2, 0, 0])
})

test('what is booked for another date, or was cancelled, is not found as booked already', async () => {
  const { asked, take, book, cancel, startsAt, town, opportunityId } = await aBookableSession({ seats: 8 })
  const first = await book('Ava')
  const own = { ownBookingIds: [first] }
  const nextDay = hours(24, startsAt)
  await town.database
    .insertInto('opportunitySessions')
    .values({ id: randomUUID(), opportunityId, startsAt: nextDay, endsAt: hours(2, nextDay) })
    .execute()
  expect(await stateOf(take(asked('Ava', { startsAt: nextDay }), now, own))).toBe('held')
  expect(await stateOf(take(asked('Ava'), now, own))).toBe('booked-already')
  await cancel(first)
  expect(await stateOf(take(asked('Ava'), now, own))).toBe('held')
})
