import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { findOpportunityEdit } from '#capabilities/opportunities/find-opportunity.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, aStranger, hours, minutes } from '#tests/support/bookings.ts'
import { inStretches } from '#tests/support/in-stretches.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { addBooking } from './add-booking.ts'
import { readBookingCode } from './booking-code.ts'
import { findBookedSession } from './find-booked-session.ts'
import { findBooking } from './find-booking.ts'
import { findRegisterNow } from './find-register.ts'
import { listAdriftSessions } from './list-adrift-sessions.ts'
import { listBookableSessions } from './list-bookable-sessions.ts'
import { listBookedSessions } from './list-booked-sessions.ts'
import { listSeatsLeft } from './list-seats-left.ts'
import { moveBookedSession } from './move-booked-session.ts'
import { removeBooking } from './remove-booking.ts'
import { startRegister } from './start-register.ts'
import { stopBookedSession } from './stop-booked-session.ts'
import { takeSeats } from './take-seats.ts'
import { updateBookingTerms } from './update-booking-terms.ts'

const byPhone = { email: null, phone: '07700 900123' }

test('of fifty who ask for the last seat at once one gets it', async () => {
  const { ask, book, cancel, states, taken } = await aBookableSession({ seats: 1, warm: 20 })
  // The session has its row: nobody waits for anything but the row's lock.
  await cancel(await book('First'))
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(`Person${index}`)))
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'no-seat-left')).toHaveLength(49)
  expect(Object.values(await states()).toSorted()).toEqual(['cancelled', 'held'])
  expect(await taken()).toEqual([1, 0, 0])
})

test('a form that is sent twice at one moment is one booking', async () => {
  const { asked, take, taken } = await aBookableSession({ seats: 5, warm: 6 })
  const request = asked('Ava')
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => take(request)))
  expect(new Set(outcomes.map((one) => one.ok && one.bookingId)).size).toBe(1)
  expect(await taken()).toEqual([1, 0, 0])
})

test('a form that is sent twice for the last seat is not told that the seat went to another', async () => {
  const { asked, take, taken, cancel } = await aBookableSession({ seats: 1, warm: 8 })
  for (let round = 0; round < 12; round += 1) {
    const request = asked(`Ava${round}`)
    // The second looks while the first has the seat already: each a little later than the one before.
    const outcomes = await Promise.all(
      Array.from({ length: 7 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * (1 + (round % 4))))
        return take(request)
      }),
    )
    const [first] = outcomes
    if (!first?.ok) throw new Error('a booking is refused')
    expect(outcomes.map((one) => one.ok && one.bookingId)).toEqual(outcomes.map(() => first.bookingId))
    await cancel(first.bookingId)
  }
  expect(await taken()).toEqual([0, 0, 0])
})

test('a seat is held until the mail is read, for half an hour, and is free again then', async () => {
  const { ask, confirm, states, settle, mails, taken, codes, town } = await aBookableSession({ seats: 1 })
  const asked = await ask('Ava')
  if (!asked.ok) throw new Error(asked.refusal)
  expect(asked.state).toBe('held')
  const [mail] = await mails()
  expect([mail?.kind, mail?.to, mail?.calendar]).toEqual(['confirm', 'ava@home.example', undefined])
  expect(mail?.text).toContain(codes(asked.bookingId).mail)
  // The address of the page, which the browser that asked has, proves no mailbox.
  const { masterKey } = town.services
  expect(readBookingCode(codes(asked.bookingId).page, masterKey)).toEqual({
    bookingId: asked.bookingId,
    isProof: false,
  })
  expect(readBookingCode(`${codes(asked.bookingId).page}x`, masterKey)).toBeUndefined()
  expect(await confirm(asked.bookingId, now, false)).toEqual({ ok: false, refusal: 'mail-is-not-proven' })
  await settle(minutes(29))
  expect(await taken()).toEqual([1, 0, 0])
  await settle(minutes(30))
  expect(await states()).toEqual({ Ava: 'lapsed' })
  expect(await taken()).toEqual([0, 0, 0])
  expect(await confirm(asked.bookingId, minutes(31))).toEqual({ ok: false, refusal: 'seat-is-free-again' })
})

test('confirming takes the seat, sends a calendar entry, and pressed again says the same', async () => {
  const { ask, confirm, mails } = await aBookableSession({ seats: 1 })
  const asked = await ask('Ava')
  if (!asked.ok) throw new Error(asked.refusal)
  await mails()
  expect(await confirm(asked.bookingId)).toEqual({ ok: true, state: 'booked' })
  expect(await confirm(asked.bookingId, minutes(90))).toEqual({ ok: true, state: 'booked' })
  const sent = await mails()
  expect(sent.map(({ kind }) => kind)).toEqual(['booked'])
  const entry = entryIn(sent[0]?.calendar?.text)
  expect(entry).toMatchObject({ method: 'REQUEST', uid: `${asked.bookingId}@waymark.test`, sequence: 0 })
})

function entryIn(text: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(text ?? ''))
  const event = new ICAL.Event(needed(calendar.getFirstSubcomponent('vevent'), 'an event'))
  return {
    ...{ method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence },
    ...{ starts: event.startDate.toJSDate(), status: event.component.getFirstPropertyValue('status') },
  }
}

test('who is signed in with the address has the seat at once', async () => {
  const { asked, ask, town } = await aBookableSession({ seats: 9 })
  const signedIn = mintSignedIn({
    personId: needed(town.lead.personId, 'a lead'),
    email: 'Ava@home.example',
    name: 'Ava',
  })
  const powers = { ...town.services, ...aStranger, signedIn, now }
  expect(await takeSeats(asked('Ava'), powers)).toMatchObject({ state: 'booked' })
  expect(await takeSeats(asked('Ben'), powers)).toMatchObject({ state: 'held' })
  // An account has proven an address, though the booking has none.
  expect(await takeSeats(asked('Cai', byPhone), powers)).toMatchObject({ state: 'booked' })
  expect(await ask('Coe', byPhone)).toMatchObject({ state: 'held' })
  expect(await ask('Dee', { email: null, phone: null })).toEqual({ ok: false, refusal: 'nothing-to-reach' })
})

test('a cancelled seat is offered at once to the first who waits, once, for a time that runs out', async () => {
  const { book, ask, confirm, cancel, states, settle, mails } = await aBookableSession({ seats: 1 })
  const first = await book('Ava')
  expect(await ask('Ben')).toEqual({ ok: false, refusal: 'no-seat-left' })
  const waiting = async (name: string, at: Date) => {
    const outcome = await ask(name, { mayWait: true }, at)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.bookingId
  }
  const ben = await waiting('Ben', minutes(1))
  const unread = await waiting('Una', minutes(2))
  const cai = await waiting('Cai', minutes(3))
  expect(await confirm(ben, minutes(4))).toEqual({ ok: true, state: 'waiting' })
  expect(await confirm(cai, minutes(4))).toEqual({ ok: true, state: 'waiting' })
  await mails()
  expect(await cancel(first, minutes(5))).toEqual({ ok: true })
  // A new arrival does not overtake those who wait.
  expect(await ask('Dee', {}, minutes(6))).toEqual({ ok: false, refusal: 'no-seat-left' })
  expect(await states()).toMatchObject({ Ava: 'cancelled', Ben: 'offered', Una: 'waiting', Cai: 'waiting' })
  const sent = await mails()
  expect(sent.map(({ kind, to }) => [kind, to])).toEqual([
    ['cancelled', 'ava@home.example'],
    ['offered', 'ben@home.example'],
  ])
  expect(entryIn(sent[0]?.calendar?.text)).toMatchObject({ method: 'CANCEL', sequence: 1, status: 'CANCELLED' })
  await settle(hours(24, minutes(5)))
  expect(await states()).toMatchObject({ Ben: 'lapsed', Cai: 'offered' })
  expect(await confirm(ben, hours(25))).toEqual({ ok: false, refusal: 'seat-is-free-again' })
  expect(await confirm(cai, hours(25))).toEqual({ ok: true, state: 'booked' })
  await cancel(cai, hours(26))
  // Neither is offered a seat again, nor is one who never read the mail.
  await settle(hours(27))
  expect(await states()).toMatchObject({ Ben: 'lapsed', Cai: 'cancelled', Una: 'waiting' })
  expect(await confirm(unread, hours(28))).toEqual({ ok: true, state: 'offered' })
})

test('a group that does not fit keeps its turn and holds nobody up; in person and online are counted apart', async () => {
  const { book, ask, confirm, cancel, states, setTerms, taken } = await aBookableSession({ seats: 2, online: 1 })
  const pair = { people: ['x', 'y'].map((name) => ({ name, age: 'adult' as const })) }
  const [ava] = [await book('Ava'), await book('Ben'), await book('Oli', { channel: 'online' })]
  const wait = async (name: string, change: object, at: Date) => {
    const outcome = await ask(name, { mayWait: true, ...change }, at)
    if (outcome.ok) await confirm(outcome.bookingId, at)
  }
  await wait('Pair', pair, minutes(1))
  await wait('Cai', {}, minutes(2))
  await wait('Una', { channel: 'online' }, minutes(3))
  expect(await taken()).toEqual([2, 1, 4])
  await cancel(ava, minutes(4))
  expect(await states()).toMatchObject({ Pair: 'waiting', Cai: 'offered', Una: 'waiting' })
  await setTerms({ onlineSeats: 2, inPersonSeats: 4 }, minutes(5))
  expect(await states()).toMatchObject({ Pair: 'offered', Una: 'offered' })
  expect(await ask('Many', { ...pair, channel: 'online', people: [...pair.people, ...pair.people] })).toMatchObject({
    refusal: 'too-few-seats',
  })
})

test('children come with an adult who agrees; nobody comes to what is not for their age', async () => {
  const { ask, town, opportunityId } = await aBookableSession({ seats: 9 })
  const child = { name: 'Kit', age: 'under-13' as const }
  const teen = { name: 'Teo', age: '13-to-17' as const }
  let turn = 0
  const refusalOf = async (change: object) => {
    turn += 1
    // Another person each time: the same one would have booked already.
    const outcome = await ask(`Mum${turn}`, { mayWait: false, ...change })
    return outcome.ok ? outcome.state : outcome.refusal
  }
  expect(await refusalOf({ people: [] })).toBe('nobody-comes')
  expect(await refusalOf({ people: [child], bookerAge: 'under-13' })).toBe('guardian-must-book')
  expect(await refusalOf({ people: [child], bookerAge: '13-to-17', guardianAgrees: true })).toBe('guardian-must-book')
  expect(await refusalOf({ people: [child] })).toBe('guardian-must-agree')
  expect(await refusalOf({ people: Array(7).fill(teen) })).toBe('too-many-people')
  expect(await refusalOf({ people: [child, child], guardianAgrees: true })).toBe('held')
  await town.database
    .updateTable('opportunities')
    .set({ ageMin: 13, ageMax: 17 })
    .where('id', '=', opportunityId)
    .execute()
  expect(await refusalOf({ people: [child], guardianAgrees: true })).toBe('age-does-not-fit')
  expect(await refusalOf({})).toBe('age-does-not-fit')
  expect(await refusalOf({ people: [teen], bookerAge: '13-to-17' })).toBe('held')
  expect(await refusalOf({ people: [teen, { name: 'Mum', age: 'adult' }] })).toBe('held')
  const { rows } = await town.pool.query('select guardian_agreed_at is not null as agreed from bookings')
  expect(rows.map(({ agreed }) => agreed).toSorted()).toEqual([false, false, true])
})

test('what is called off is told ten minutes later, to each who booked, and calendars take it out', async () => {
  const { book, ask, town, owner, settle, mails, opportunityId } = await aBookableSession({ seats: 2 })
  await book('Ava')
  await ask('Held')
  await ask('Una', { mayWait: true })
  const lists = await listBookedSessions({ ...owner, limit: 9 }, { ...town, now })
  const sessionId = needed(lists.rows[0]?.sessionId, 'a booked session')
  await mails()
  const powers = (at: Date) => ({ ...town.services, manager: owner.manager, now: at })
  expect(await stopBookedSession({ sessionId, isOff: true }, powers(now))).toEqual({ ok: true })
  expect(await ask('Late')).toEqual({ ok: false, refusal: 'cannot-be-booked' })
  await settle(minutes(1))
  expect(await mails()).toEqual([])
  // Taken back in time, nobody hears of it.
  await stopBookedSession({ sessionId, isOff: false }, powers(minutes(5)))
  await settle(minutes(12))
  expect(await mails()).toEqual([])
  await stopBookedSession({ sessionId, isOff: true }, powers(minutes(20)))
  await settle(minutes(30))
  const sent = await mails()
  expect(sent.map(({ kind, to }) => [kind, to])).toEqual([['session-cancelled', 'ava@home.example']])
  expect(entryIn(sent[0]?.calendar?.text)).toMatchObject({ method: 'CANCEL', sequence: 1 })
  await settle(minutes(45))
  expect(await mails()).toEqual([])
  // The listing says so too.
  const listed = await findOpportunityEdit(opportunityId, { ...town, now })
  expect(listed?.sessions.map((one) => one.eventStatus)).toEqual(['cancelled'])
  await stopBookedSession({ sessionId, isOff: false }, powers(minutes(50)))
  await settle(minutes(60))
  const again = await mails()
  expect(again.map(({ kind }) => kind)).toEqual(['session-on'])
  expect(entryIn(again[0]?.calendar?.text)).toMatchObject({ method: 'REQUEST', sequence: 2 })
})

test('a change of the listing is told; a date that vanishes from it waits for a person', async () => {
  const { book, town, owner, settle, mails, opportunityId, session, startsAt } = await aBookableSession({ seats: 2 })
  const ava = await book('Ava')
  await mails()
  const revise = async (sessions: object[], at: Date, content = {}) => {
    const outcome = await reviseOpportunity(
      { opportunityId, topic: 'when', content, sessions } as unknown as Parameters<typeof reviseOpportunity>[0],
      { ...town.services, manager: owner.manager, now: at },
    )
    if (!outcome.ok) throw new Error(outcome.refusal)
  }
  await revise([{ ...session, eventStatus: 'postponed' }], now)
  await settle(minutes(1))
  await settle(minutes(11))
  expect((await mails()).map(({ kind }) => kind)).toEqual(['session-postponed'])
  const later = { startsAt: hours(24, startsAt), endsAt: hours(26, startsAt) }
  await revise([later], minutes(20))
  await settle(minutes(21))
  await settle(minutes(40))
  expect(await mails()).toEqual([])
  const { organisationId } = owner
  const dates = await inStretches((stretch) =>
    listBookedSessions({ organisationId, ...stretch }, { ...town, now: minutes(41) }),
  )
  expect(dates.map((date) => date.startsAt)).toEqual([startsAt, later.startsAt])
  const [adrift] = dates
  expect(adrift).toMatchObject({ isAdrift: true, taken: 1, startsAt })
  const asked = { organisationId, limit: 5 }
  expect(await listAdriftSessions(asked, { ...town, now: minutes(41) })).toMatchObject([{ people: 1, startsAt }])
  const sessionId = needed(adrift?.sessionId, 'a session')
  const powers = { ...town.services, manager: owner.manager, now: minutes(42) }
  expect(await moveBookedSession({ sessionId, startsAt: hours(1) }, powers)).toEqual({
    ok: false,
    refusal: 'date-is-not-listed',
  })
  expect(await moveBookedSession({ sessionId, startsAt: later.startsAt }, powers)).toEqual({ ok: true })
  expect(await listAdriftSessions(asked, { ...town, now: minutes(42) })).toEqual([])
  await settle(minutes(45))
  expect(await mails()).toEqual([])
  await settle(minutes(52))
  const sent = await mails()
  expect(sent.map(({ kind }) => kind)).toEqual(['session-moved'])
  expect(entryIn(sent[0]?.calendar?.text)).toEqual({
    ...{ method: 'REQUEST', uid: `${ava}@waymark.test`, sequence: 2, starts: later.startsAt, status: 'CONFIRMED' },
  })
  // A listing that is taken off the site is told of as called off.
  await town.database.updateTable('opportunities').set({ status: 'archived' }).where('id', '=', opportunityId).execute()
  await settle(minutes(60))
  await settle(minutes(70))
  expect((await mails()).map(({ kind }) => kind)).toEqual(['session-cancelled'])
})

test('a reminder goes once, a day before, and not to who has just booked', async () => {
  const { book, ask, settle, mails, startsAt } = await aBookableSession({ seats: 5 })
  await book('Ava')
  await book('Ben', {}, hours(-20, startsAt))
  await ask('Held', {}, hours(-24, startsAt))
  await mails()
  await settle(hours(-31, startsAt))
  expect(await mails(hours(-31, startsAt))).toEqual([])
  await settle(hours(-19, startsAt))
  await settle(hours(-18, startsAt))
  const sent = await mails(hours(-18, startsAt))
  expect(sent.map(({ kind, to }) => [kind, to])).toEqual([['reminder', 'ava@home.example']])
})

test('who booked stands on the register, and who cancels does not', async () => {
  const { book, cancel, town, owner, opportunityId, startsAt } = await aBookableSession({ seats: 5 })
  const kids = { people: [{ name: 'Kit', age: 'under-13' as const }], guardianAgrees: true }
  await book('Ava')
  const mum = await book('Mum', kids)
  const powers = { ...town.services, issuer: owner.issuer, now }
  const started = await startRegister({ opportunityId, startsAt }, powers)
  if (!started.ok) throw new Error(started.refusal)
  const names = async () => {
    const whose = { id: started.registerId, organisationId: owner.organisationId }
    return (await findRegisterNow(whose, town))?.people.map(({ name }) => name)
  }
  expect(await names()).toEqual(['Ava', 'Kit'])
  await book('Cai')
  await cancel(mum)
  expect(await names()).toEqual(['Ava', 'Cai'])
  // A guardian's address is not a child's.
  const { rows } = await town.pool.query('select name, email from register_people order by position')
  expect(rows.find(({ name }) => name === 'Kit').email).toBeNull()
})

test('a booking and the opening of its register at one moment lose nobody', async () => {
  for (let round = 0; round < 8; round++) {
    const { asked, town, owner, opportunityId, startsAt } = await aBookableSession({ seats: 5, warm: 4 })
    const request = asked('Ava', byPhone)
    const signedIn = mintSignedIn({
      personId: needed(town.lead.personId, 'a lead'),
      email: 'a@home.example',
      name: 'A',
    })
    const [, started] = await Promise.all([
      takeSeats(request, { ...town.services, ...aStranger, signedIn, now }),
      startRegister({ opportunityId, startsAt }, { ...town.services, issuer: owner.issuer, now }),
    ])
    if (!started.ok) throw new Error(started.refusal)
    const whose = { id: started.registerId, organisationId: owner.organisationId }
    expect((await findRegisterNow(whose, town))?.people.map(({ name }) => name)).toEqual(['Ava'])
  }
})

test('the desk books a group in one name, takes a booking away with a reason, and nobody else’s', async () => {
  const { town, owner, opportunityId, startsAt, asked, mails, states, book } = await aBookableSession({ seats: 12 })
  const { mayWait, requestId, name, email, phone, needs, language } = asked('Youth')
  const group = Array.from({ length: 11 }, (_, index) => ({ name: `Teen ${index}`, age: '13-to-17' as const }))
  const request = { opportunityId, startsAt, channel: 'in-person' as const, people: group }
  const full = { ...request, mayWait, requestId, name, email, phone, needs, language }
  const powers = { ...town.services, issuer: owner.issuer, now }
  const added = await addBooking(full, powers)
  if (!added.ok) throw new Error(added.refusal)
  expect(await addBooking(full, powers)).toEqual(added)
  expect(await addBooking({ ...full, requestId: asked('x').requestId }, powers)).toMatchObject({
    ...{ refusal: 'too-few-seats', left: 1 },
  })
  const other = await anOrganisation(town, { name: 'Other' })
  const foreign = { ...town.services, issuer: other.issuer, now }
  expect(await addBooking({ ...full, requestId: asked('x').requestId }, foreign)).toMatchObject({
    refusal: 'session-not-found',
  })
  const ava = await book('Ava')
  const sessionId = needed((await findBooking({ bookingId: ava }, town))?.sessionId, 'a session')
  const remove = { bookingId: ava, sessionId, reason: 'This evening is for members.' }
  expect(await removeBooking(remove, foreign)).toEqual({ ok: false, refusal: 'booking-not-found' })
  await mails()
  expect(await removeBooking(remove, powers)).toEqual({ ok: true })
  expect(await removeBooking(remove, powers)).toEqual({ ok: false, refusal: 'booking-has-ended' })
  expect((await loggedWhere(town, 'booking')).at(-1)).toBe('booking.removed here')
  const [mail] = await mails()
  expect(mail?.kind).toBe('removed')
  expect(mail?.text).toContain('This evening is for members.')
  expect(await states()).toMatchObject({ Youth: 'booked', Ava: 'removed' })
})

test('what is needed is deleted 30 days after, and names with those of registers', async () => {
  const { book, town, settle, startsAt } = await aBookableSession({ seats: 5 })
  await book('Ava', { needs: 'A ramp, please' })
  const needs = async () => (await town.pool.query('select needs from bookings')).rows.map((row) => row.needs)
  await settle(hours(24 * 29, startsAt))
  expect(await needs()).toEqual(['A ramp, please'])
  await settle(hours(24 * 31, startsAt))
  expect(await needs()).toEqual([null])
  await settle(hours(24 * 400, startsAt))
  expect(await needs()).toEqual([])
  const { rows } = await town.pool.query('select count(*)::int from booking_people')
  expect(rows[0].count).toBe(0)
  const kept = await town.pool.query('select in_person_taken from booked_sessions')
  expect(kept.rows[0].in_person_taken).toBe(1)
})

test('what can be booked is listed with its seats; what is over, closed or of a draft is not', async () => {
  const { book, town, opportunityId, setTerms, startsAt } = await aBookableSession({ seats: 2, online: 3 })
  await book('Ava')
  const list = (at = now) => listBookableSessions({ opportunityId, limit: 5 }, { ...town, now: at })
  expect((await list())?.sessions.map(({ seats }) => seats)).toEqual([
    [
      { channel: 'in-person', seats: 2, left: 1 },
      { channel: 'online', seats: 3, left: 3 },
    ],
  ])
  await setTerms({ closesHours: 24 })
  expect((await list(hours(-23, startsAt)))?.sessions).toEqual([])
  await setTerms({ isOpen: false })
  expect(await list()).toBeUndefined()
})

test('the first booking of a session and the opening of its register wait for each other', async () => {
  const { ask, town, owner, opportunityId, startsAt } = await aBookableSession({ seats: 5, warm: 4 })
  const whileHeld = async (lock: 'for share' | 'for update', act: () => Promise<unknown>) => {
    const client = await town.pool.connect()
    await client.query('begin')
    await client.query(`select id from opportunity_sessions where opportunity_id = $1 ${lock}`, [opportunityId])
    let isDone = false
    const acting = act().then(() => {
      isDone = true
    })
    await new Promise((resolve) => setTimeout(resolve, 250))
    const waited = !isDone
    await client.query('commit')
    client.release()
    await acting
    return waited
  }
  expect(await whileHeld('for update', () => ask('Ava', byPhone))).toBe(true)
  const powers = { ...town.services, issuer: owner.issuer, now }
  expect(await whileHeld('for share', () => startRegister({ opportunityId, startsAt }, powers))).toBe(true)
})

test('nothing is sent to an address that nobody proved', async () => {
  const { ask, cancel, mails, town, owner } = await aBookableSession({ seats: 5 })
  const [first, second] = [await ask('Ava'), await ask('Ben')]
  if (!first.ok || !second.ok) throw new Error('no seat')
  await mails()
  const { sessionId = '' } = (await findBooking({ bookingId: first.bookingId }, town)) ?? {}
  const powers = { ...town.services, issuer: owner.issuer, now }
  await removeBooking({ bookingId: first.bookingId, sessionId, reason: 'No' }, powers)
  await cancel(second.bookingId)
  expect(await mails()).toEqual([])
})

test('seats, dates and names are the organisation’s own', async () => {
  const { book, town, owner, opportunityId, startsAt, session } = await aBookableSession({ seats: 5 })
  const { sessionId = '' } = (await findBooking({ bookingId: await book('Ava') }, town)) ?? {}
  const other = await anOrganisation(town, { name: 'Other' })
  const powers = { ...town.services, manager: other.manager, now }
  expect(await stopBookedSession({ sessionId, isOff: true }, powers)).toMatchObject({ refusal: 'session-not-found' })
  expect(await moveBookedSession({ sessionId, startsAt }, powers)).toMatchObject({ refusal: 'session-not-found' })
  const terms = { inPersonSeats: 1, onlineSeats: null, mostPeople: 6, closesHours: 0, isOpen: true }
  const change = { opportunityId, terms, basedOn: undefined }
  expect(await updateBookingTerms(change, powers)).toEqual({ ok: false, refusal: 'opportunity-not-found' })
  const asked = { opportunityId, startsAt, organisationId: other.organisationId }
  expect(await findBookedSession(asked, town)).toBeUndefined()
  expect(await findBookedSession({ ...asked, organisationId: owner.organisationId }, town)).toMatchObject({ seats: 5 })
  const own = { ...powers, manager: owner.manager }
  expect(await updateBookingTerms({ ...change, basedOn: 'another' }, own)).toMatchObject({
    refusal: 'changed-meanwhile',
  })
  const none = { ...change, terms: { ...terms, inPersonSeats: null } }
  expect(await updateBookingTerms(none, own)).toMatchObject({ refusal: 'no-seats' })
  expect(session.startsAt).toEqual(startsAt)
})

test('a date that others have booked takes nobody along', async () => {
  const { ask, book, town, owner, opportunityId, session, startsAt } = await aBookableSession({ seats: 5 })
  const later = { startsAt: hours(24, startsAt), endsAt: hours(26, startsAt) }
  const sessions = [session, later]
  const revise = { opportunityId, topic: 'when', content: {}, sessions } as unknown as Parameters<
    typeof reviseOpportunity
  >[0]
  const powers = { ...town.services, manager: owner.manager, now }
  expect(await reviseOpportunity(revise, powers)).toMatchObject({ ok: true })
  const { sessionId = '' } = (await findBooking({ bookingId: await book('Ava') }, town)) ?? {}
  expect(await ask('Ben', { startsAt: later.startsAt })).toMatchObject({ ok: true })
  const move = { sessionId, startsAt: later.startsAt }
  expect(await moveBookedSession(move, powers)).toEqual({ ok: false, refusal: 'date-has-bookings' })
})

test('what the listing has called off a moment ago is neither confirmed nor offered, though nobody was told yet', async () => {
  const { ask, book, cancel, confirm, mails, states, town, opportunityId } = await aBookableSession({ seats: 2 })
  const ava = await book('Ava')
  const held = await ask('Ben')
  const waits = await ask('Cai', { mayWait: true })
  if (!held.ok || !waits.ok) throw new Error('no seat')
  await confirm(waits.bookingId)
  await mails()
  const set = (eventStatus: string) =>
    town.database
      .updateTable('opportunitySessions')
      .set({ eventStatus })
      .where('opportunityId', '=', opportunityId)
      .execute()
  await set('cancelled')
  expect(await confirm(held.bookingId)).toEqual({ ok: false, refusal: 'session-is-off' })
  await cancel(ava)
  expect(await states()).toMatchObject({ Ben: 'held', Cai: 'waiting' })
  expect((await mails()).map(({ kind }) => kind)).toEqual(['cancelled'])
  // An organisation that says "full" takes nobody else; a seat that is held is still its holder's.
  await set('full')
  expect(await ask('Dee')).toEqual({ ok: false, refusal: 'cannot-be-booked' })
  expect(await confirm(held.bookingId)).toEqual({ ok: true, state: 'booked' })
})

test('booking closes so many hours before, and only offers the ways to take part that there are', async () => {
  const { ask, confirm, asked, setTerms, startsAt, town, owner, opportunityId } = await aBookableSession({ seats: 2 })
  const { mayWait, requestId, name, email, phone, needs, language, people } = asked('Youth')
  const desk = { mayWait, requestId, name, email, phone, needs, language, people, opportunityId, startsAt }
  const powers = { ...town.services, issuer: owner.issuer, now }
  expect(await ask('Ava', { channel: 'online' })).toEqual({ ok: false, refusal: 'no-such-channel' })
  expect(await addBooking({ ...desk, channel: 'online' }, powers)).toEqual({ ok: false, refusal: 'no-such-channel' })
  await setTerms({ closesHours: 24 })
  const before = await ask('Ava', {}, hours(-24.1, startsAt))
  expect(before).toMatchObject({ ok: true })
  expect(await ask('Ben', {}, hours(-24, startsAt))).toEqual({ ok: false, refusal: 'booking-is-closed' })
  if (before.ok) expect(await confirm(before.bookingId, hours(-24, startsAt))).toMatchObject({ ok: true })
  const late = { ...powers, now: hours(3, startsAt) }
  expect(await addBooking({ ...desk, channel: 'in-person' }, late)).toMatchObject({ refusal: 'session-is-over' })
})

test('lists say how many seats are left at each date, and nothing of a date that takes none', async () => {
  const { town, opportunityId, startsAt, book, setTerms } = await aBookableSession({ seats: 3, online: 5 })
  const { database } = town
  const left = (at = startsAt, asked = now) =>
    listSeatsLeft([{ opportunityId, startsAt: at }], { database, now: asked })
  await book('Ava')
  expect(await left()).toEqual([
    {
      opportunityId,
      startsAt,
      seats: [
        { channel: 'in-person', seats: 3, left: 2 },
        { channel: 'online', seats: 5, left: 5 },
      ],
    },
  ])
  expect((await left(hours(1, startsAt)))[0]?.seats[0]?.left).toBe(3)
  expect(await left(startsAt, startsAt)).toEqual([])
  await town.pool.query('update booked_sessions set called_off_at = $1', [now])
  expect(await left()).toEqual([])
  await town.pool.query('update booked_sessions set called_off_at = null')
  await setTerms({ isOpen: false })
  expect(await left()).toEqual([])
})

test('a form that is mended and sent again frees the seat of what it said before', async () => {
  const { asked, take, confirm, states, taken, mails } = await aBookableSession({ seats: 1, warm: 4 })
  const first = asked('Ava', { email: 'eva@home.example' })
  const wrong = await take(first)
  const mended = { ...first, email: 'ava@home.example' }
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => take(mended)))
  const [right] = outcomes
  if (!wrong.ok || !right?.ok) throw new Error('a booking is refused')
  expect(new Set(outcomes.map((one) => one.ok && one.bookingId))).toEqual(new Set([right.bookingId]))
  expect(right.bookingId).not.toBe(wrong.bookingId)
  expect(await taken()).toEqual([1, 0, 0])
  // The mail to the wrong address is not sent any more, and its link confirms nothing.
  expect((await mails()).map(({ to }) => to)).toEqual(['ava@home.example'])
  expect((await confirm(wrong.bookingId)).ok).toBe(false)
  expect(await confirm(right.bookingId)).toMatchObject({ ok: true })
  // What is proven stands, whatever the form says after it.
  expect(await take({ ...mended, email: 'else@home.example' })).toMatchObject({ ok: true, bookingId: right.bookingId })
  expect(await take({ ...mended, name: 'Else' })).toMatchObject({ ok: true, bookingId: right.bookingId })
  expect(await taken()).toEqual([1, 0, 0])
  expect(Object.keys(await states())).toEqual(['Ava'])
})
