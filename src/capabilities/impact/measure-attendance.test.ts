import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addRegisterPeople } from '#capabilities/events/add-register-people.ts'
import { answerQuestions } from '#capabilities/events/answer-questions.ts'
import { closeRegister } from '#capabilities/events/close-register.ts'
import { findRegisterNow } from '#capabilities/events/find-register.ts'
import type { Press } from '#capabilities/events/press.ts'
import { removeOldNames } from '#capabilities/events/remove-old-names.ts'
import { startRegister } from '#capabilities/events/start-register.ts'
import { takePresses } from '#capabilities/events/take-presses.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession, hours } from '#tests/support/bookings.ts'
import { rowsOf } from '#tests/support/registers.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { type AttendanceScope, countAttendance, measureAttendance } from './measure-attendance.ts'

/** A date with bookings that is over, and what was counted of it. */
async function aDateThatIsOver(names: string[], { seats = 20 } = {}) {
  const date = await aBookableSession({ seats })
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, await date.book(name))
  const { town, owner, opportunityId, startsAt } = date
  const { database, placeId } = town
  const over = hours(3, startsAt)
  const powers = { database, issuer: owner.issuer, now: startsAt }
  const openRegister = async () => {
    const started = await startRegister({ opportunityId, startsAt }, powers)
    if (!started.ok) throw new Error(started.refusal)
    return started.registerId
  }
  const tick = async (registerId: string, ...who: string[]) => {
    const found = await findRegisterNow({ id: registerId, organisationId: owner.organisationId }, powers)
    const presses: Press[] = who.flatMap((name) => {
      const person = found?.people.find((one) => one.name === name)
      const personId = person?.id ?? newId(startsAt)
      const at = startsAt.toISOString()
      const press: Press = { kind: 'tick', id: newId(startsAt), personId, at }
      return person ? [press] : [{ kind: 'add', id: newId(startsAt), personId, at, name, isAnother: false }, press]
    })
    await takePresses({ registerId, presses }, powers)
  }
  const count = (scope: AttendanceScope = { placeId }, until = over) =>
    countAttendance({ scope, from: now, until }, { database })
  return { ...date, database, placeId, ids, over, powers, openRegister, tick, count }
}

test('counts seats, who came, who did not, and who came unexpected', async () => {
  const { openRegister, tick, count, settle, over, owner } = await aDateThatIsOver(['Ava', 'Ben', 'Cai'])
  await tick(await openRegister(), 'Ava', 'Ben', 'Dot')
  await settle(over)
  const expected = {
    ...{ held: 1, calledOff: 0, offered: 20, taken: 3, known: 1, came: 3, missed: 1, walkedIn: 1 },
  }
  expect(await count()).toEqual(expected)
  expect(await count({ organisationId: owner.organisationId })).toEqual(expected)
})

test('counts nothing of another place, of another organisation, and of another time', async () => {
  const { count, settle, over, startsAt, town, database } = await aDateThatIsOver(['Ava'])
  await settle(over)
  const nothing = { held: 0, calledOff: 0, offered: 0, taken: 0, known: 0, came: 0, missed: 0, walkedIn: 0 }
  const other = await anOrganisation(town, { name: 'Another' })
  expect(await count({ organisationId: other.organisationId })).toEqual(nothing)
  expect(await count({ placeId: randomUUID() })).toEqual(nothing)
  expect(await count(undefined, startsAt)).toEqual(nothing)
  const from = new Date(startsAt.getTime() + 1)
  expect(await countAttendance({ scope: { placeId: town.placeId }, from, until: over }, { database })).toEqual(nothing)
})

test('a date that was called off or postponed counts as that alone', async () => {
  const { count, settle, over, database } = await aDateThatIsOver(['Ava'])
  await settle(over)
  const off = { held: 0, calledOff: 1, offered: 0, taken: 0 }
  await database.updateTable('bookedSessions').set({ calledOffAt: now }).execute()
  expect(await count()).toMatchObject(off)
  await database.updateTable('bookedSessions').set({ calledOffAt: null, toldStatus: 'postponed' }).execute()
  expect(await count()).toMatchObject(off)
  await database.updateTable('bookedSessions').set({ toldStatus: 'cancelled' }).execute()
  expect(await count()).toMatchObject(off)
})

test('a date that nobody booked offered its seats too, and what is changed afterwards changes nothing of it', async () => {
  const { count, settle, setTerms, startsAt, over } = await aDateThatIsOver([], { seats: 12 })
  await settle(hours(-1, startsAt))
  expect(await count()).toMatchObject({ held: 0, offered: 0 })
  await settle(startsAt)
  expect(await count()).toMatchObject({ held: 1, offered: 12, taken: 0 })
  await setTerms({ inPersonSeats: 40 }, over)
  await settle(over)
  expect(await count()).toMatchObject({ held: 1, offered: 12 })
})

test('a date whose bookings are closed, or were opened after it began, offered nothing', async () => {
  const closed = await aDateThatIsOver([])
  await closed.setTerms({ isOpen: false })
  await closed.settle(closed.over)
  expect(await closed.count()).toMatchObject({ held: 0 })
  const late = await aDateThatIsOver([])
  await late.setTerms({}, late.over)
  await late.settle(late.over)
  expect(await late.count()).toMatchObject({ held: 0 })
})

test('a register that nobody filled in knows nothing; one that was closed knows that nobody came', async () => {
  const { openRegister, count, settle, over, database } = await aDateThatIsOver(['Ava', 'Ben'])
  await openRegister()
  await settle(over)
  expect(await count()).toMatchObject({ held: 1, known: 0, came: 0, missed: 0 })
  // A year later the clock closes it with its names: that is nobody's word for it.
  await removeOldNames({ database, now: hours(24 * 400, over) })
  expect(await count()).toMatchObject({ held: 1, known: 0, missed: 0 })
  const closed = await aDateThatIsOver(['Ava', 'Ben'])
  const other = await closed.openRegister()
  await closeRegister({ registerId: other }, { ...closed.powers, now: closed.over })
  await closed.settle(closed.over)
  expect(await closed.count()).toMatchObject({ held: 1, known: 1, came: 0, missed: 2 })
})

test('counts stay when the names are gone', async () => {
  const { openRegister, tick, count, settle, over, database } = await aDateThatIsOver(['Ava', 'Ben'])
  await tick(await openRegister(), 'Ava', 'Dot')
  await settle(over)
  const before = await count()
  const later = hours(24 * 400, over)
  await removeOldNames({ database, now: later })
  await settle(later)
  expect(await database.selectFrom('bookings').select('id').execute()).toEqual([])
  expect(await count()).toEqual(before)
})

test('a session that is listed nowhere counts in the place of an organisation that has one alone', async () => {
  const { count, owner, powers, database, town, over } = await aDateThatIsOver([])
  const open = async () => {
    const started = await startRegister({ id: newId(now), title: 'Repairs', startsAt: now, endsAt: null }, powers)
    if (!started.ok) throw new Error(started.refusal)
    await addRegisterPeople({ registerId: started.registerId, rows: rowsOf('Ava', 'Ben'), typed: true }, powers)
    await closeRegister({ registerId: started.registerId }, powers)
  }
  await open()
  expect(await count()).toMatchObject({ held: 1, known: 1, offered: 0, missed: 2 })
  const { rows } = await town.pool.query(`insert into places select (p).* from (
    select jsonb_populate_record(places, jsonb_build_object('id', gen_random_uuid(), 'slug', 'elsewhere')) as p
    from places limit 1) as one returning id`)
  await database
    .insertInto('organisationPlaces')
    .values({ organisationId: owner.organisationId, placeId: rows[0].id, status: 'approved', askedAt: now })
    .execute()
  await open()
  expect(await count()).toMatchObject({ held: 1 })
  expect(await count({ organisationId: owner.organisationId }, over)).toMatchObject({ held: 2 })
})

test('is told by month, by organisation and with answers, of what has begun alone', async () => {
  const { placeId, over, settle, ids, database, startsAt } = await aDateThatIsOver(
    Array.from({ length: 10 }, (_, index) => `Person${index}`),
  )
  await settle(over)
  for (const bookingId of ids.values()) {
    const answer = { comesAgain: 'yes' as const, learned: null, comment: null }
    expect(await answerQuestions({ bookingId, answer }, { database, now: over })).toEqual({ ok: true })
  }
  const month = startsAt.toISOString().slice(0, 7)
  const asked = {
    scope: { placeId },
    months: [month],
    ...{ from: new Date(`${month.slice(0, 4)}-01-01`), until: new Date(`${month.slice(0, 4)}-12-31`) },
  }
  const attendance = await measureAttendance(asked, { database, now: over })
  expect(attendance.months).toMatchObject([{ month, held: 1, taken: 10 }])
  expect(attendance.organisations).toMatchObject([{ held: 1, taken: 10 }])
  expect(attendance.answers).toEqual({ count: 10, comesAgain: { yes: 10, maybe: 0, no: 0 } })
  const before = await measureAttendance(asked, { database, now: startsAt })
  expect(before.total.held).toBe(0)
  expect(needed(before.months[0], 'the month').held).toBe(0)
})
