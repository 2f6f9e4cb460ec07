import { expect, test } from 'vitest'
import { aBookableSession, hours, minutes } from '#tests/support/bookings.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { confirmTelephoneBooking } from './confirm-telephone-booking.ts'
import { listUnprovenDates } from './list-unproven-dates.ts'
import { releaseUnprovenBookings } from './release-unproven-bookings.ts'
import { stopBookedSession } from './stop-booked-session.ts'
import { undoRelease } from './undo-release.ts'

const phones = { Ann: '07700 900001', Bob: '07700 900002', Cat: '07700 900003' }
type Name = keyof typeof phones

/** A date with so many seats that these have booked by telephone, and Dee by mail. */
async function aDateByPhone(names: Name[], { seats = 10 } = {}) {
  const date = await aBookableSession({ seats })
  const ids = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const outcome = await date.ask(name, { email: null, phone: phones[name] }, minutes(index - 10))
    if (!outcome.ok) throw new Error(outcome.refusal)
    ids.set(name, outcome.bookingId)
  }
  await date.book('Dee')
  const { town, owner, startsAt } = date
  const { id: sessionId } = await town.database.selectFrom('bookedSessions').select('id').executeTakeFirstOrThrow()
  const powers = (at = now) => ({ ...town.services, issuer: owner.issuer, now: at })
  const release = (at = now) => releaseUnprovenBookings({ sessionId }, powers(at))
  const undo = (releasedAt: Date, at = releasedAt) => undoRelease({ sessionId, releasedAt }, powers(at))
  const confirmById = (bookingId: string, at = now) => confirmTelephoneBooking({ bookingId, sessionId }, powers(at))
  const ring = (name: Name, at = now) => confirmById(ids.get(name) ?? '', at)
  const ranOut = (at: Date) =>
    listUnprovenDates({ organisationId: owner.organisationId, kind: 'ran-out', limit: 5 }, powers(at))
  /** Late enough for holds by telephone to have run out. */
  const dayBefore = hours(-20, startsAt)
  return { ...date, sessionId, powers, release, undo, ring, confirmById, ranOut, dayBefore }
}

test('an organisation hears of what ran out, until it is released, confirmed, called off, or the date begins', async () => {
  const date = await aDateByPhone(['Ann', 'Bob'])
  const { ranOut, settle, dayBefore, startsAt, town, owner, sessionId, powers } = date
  expect(await ranOut(now)).toEqual([])
  await settle(dayBefore)
  expect(await date.states()).toEqual({ Ann: 'lapsed', Bob: 'lapsed', Dee: 'booked' })
  expect(await ranOut(dayBefore)).toMatchObject([{ bookings: 2, startsAt, since: dayBefore }])
  const other = await anOrganisation(town, { name: 'Another' })
  expect(
    await listUnprovenDates({ organisationId: other.organisationId, kind: 'ran-out', limit: 5 }, powers(dayBefore)),
  ).toEqual([])
  expect(await ranOut(startsAt)).toEqual([])
  await date.ring('Ann', dayBefore)
  expect(await ranOut(dayBefore)).toMatchObject([{ bookings: 1 }])
  const manager = { ...town.services, manager: owner.manager, now: dayBefore }
  await stopBookedSession({ sessionId, isOff: true }, manager)
  expect(await ranOut(dayBefore)).toEqual([])
  await stopBookedSession({ sessionId, isOff: false }, manager)
  expect(await date.release(dayBefore)).toEqual({ ok: true, released: 1 })
  expect(await ranOut(dayBefore)).toEqual([])
})

test('what a mail has to prove, and ran out, is no booking by telephone', async () => {
  const { ask, settle, ranOut, release, states } = await aDateByPhone([])
  await ask('Eve', { phone: '07700 900009' })
  await settle(minutes(31))
  expect(await states()).toMatchObject({ Eve: 'lapsed' })
  expect(await ranOut(minutes(31))).toEqual([])
  expect(await release(minutes(31))).toEqual({ ok: true, released: 0 })
  expect(await states()).toMatchObject({ Eve: 'lapsed' })
})

test('neither an address, nor what was confirmed, nor an erased booking is released, brought back or told of', async () => {
  const { book, town, release, undo, ranOut, states } = await aDateByPhone(['Ann', 'Bob', 'Cat'])
  const byPhone = { email: null, phone: '07700 900009', provenAt: null }
  const others = {
    Ann: { ...byPhone, email: 'ann@home.example' },
    Bob: { ...byPhone, provenAt: now },
    Cat: { ...byPhone, phone: null },
  }
  const set = async (change: { state: string; endedAt: Date | null; until?: null }) => {
    for (const [name, kind] of Object.entries(others))
      await town.database
        .updateTable('bookings')
        .set({ ...kind, ...change })
        .where('name', '=', name)
        .execute()
  }
  await book('Eve')
  await set({ state: 'lapsed', endedAt: now, until: null })
  expect(await ranOut(now)).toEqual([])
  expect(await release(minutes(1))).toEqual({ ok: true, released: 0 })
  await set({ state: 'removed', endedAt: minutes(2) })
  expect(await undo(minutes(2), minutes(3))).toEqual({ ok: true, brought: 0 })
  expect(await states()).toMatchObject({ Ann: 'removed', Bob: 'removed', Cat: 'removed', Eve: 'booked' })
})

test('releases at once what nobody confirmed, and nothing else, and offers the seats to who waits', async () => {
  const date = await aDateByPhone(['Ann', 'Bob'], { seats: 4 })
  const { release, ring, confirmById, confirm, ask, states, taken, mails } = date
  await ring('Bob')
  await date.book('Fay')
  // Who waits for two seats keeps a turn that a press has counted.
  const party = ['Ida', 'Jo'].map((name) => ({ name, age: 'adult' as const }))
  const waits = await ask('Gil', { mayWait: true })
  if (waits.ok) await confirm(waits.bookingId)
  const rung = await ask('Ida', { mayWait: true, email: null, phone: '07700 900010', people: party })
  if (rung.ok) await confirmById(rung.bookingId)
  expect(await release(minutes(1))).toEqual({ ok: true, released: 1 })
  expect(await states()).toMatchObject({
    Ann: 'removed',
    Bob: 'booked',
    Dee: 'booked',
    Fay: 'booked',
    Gil: 'offered',
    Ida: 'waiting',
  })
  expect(await taken()).toEqual([4, 0, 2])
  expect((await mails(minutes(1))).filter(({ kind }) => kind === 'removed')).toEqual([])
})

test('a release is taken back, each with a seat while there are seats that may be held, and can then be confirmed', async () => {
  const { release, undo, states, book, ring, settle, dayBefore } = await aDateByPhone(['Ann', 'Bob', 'Cat'], {
    seats: 6,
  })
  const at = minutes(1)
  expect(await release(at)).toEqual({ ok: true, released: 3 })
  for (const name of ['Fay', 'Gil', 'Hal']) await book(name, {}, minutes(2))
  expect(await undo(minutes(3))).toEqual({ ok: true, brought: 0 })
  expect(await undo(at, minutes(4))).toEqual({ ok: true, brought: 3 })
  expect(await states()).toMatchObject({ Ann: 'held', Bob: 'held', Cat: 'asked', Dee: 'booked' })
  expect(await undo(at, minutes(5))).toEqual({ ok: true, brought: 0 })
  expect(await ring('Ann', minutes(6))).toEqual({ ok: true, state: 'booked' })
  await settle(dayBefore)
  expect(await states()).toMatchObject({ Ann: 'booked', Bob: 'lapsed', Cat: 'asked' })
})

test('holds no more for who has proven nothing than before', async () => {
  const { release, undo, states, ask } = await aDateByPhone(['Ann', 'Bob'], { seats: 4 })
  await release(minutes(1))
  for (const name of ['Fay', 'Gil']) await ask(name, {}, minutes(2))
  await undo(minutes(1), minutes(3))
  expect(await states()).toMatchObject({ Ann: 'asked', Bob: 'asked', Fay: 'held', Gil: 'held' })
})

test('neither is done by another organisation, nor at a date that has begun', async () => {
  const { town, sessionId, startsAt, release, undo, states } = await aDateByPhone(['Ann'])
  const other = await anOrganisation(town, { name: 'Another' })
  const theirs = { ...town.services, issuer: other.issuer, now }
  const gone = { ok: false, refusal: 'session-not-found' }
  expect(await releaseUnprovenBookings({ sessionId }, theirs)).toEqual(gone)
  await release(minutes(1))
  expect(await undoRelease({ sessionId, releasedAt: minutes(1) }, theirs)).toEqual(gone)
  expect(await states()).toMatchObject({ Ann: 'removed' })
  const over = { ok: false, refusal: 'session-is-over' }
  expect(await undo(minutes(1), startsAt)).toEqual(over)
  expect(await release(startsAt)).toEqual(over)
})
