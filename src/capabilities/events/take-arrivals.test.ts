import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBookableSession } from '#tests/support/bookings.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aRegister, rowsOf } from '#tests/support/registers.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { addRegisterPeople } from './add-register-people.ts'
import { referenceOf } from './booking-rules.ts'
import { closeRegister } from './close-register.ts'
import { doorCodeOf, entryCodeOf, readDoorCode, readEntryCode } from './door-code.ts'
import { findArrivals } from './find-arrivals.ts'
import { findDoor } from './find-door.ts'
import { findRegisterNow } from './find-register.ts'
import { erasedName, mostOnARegister } from './register-rules.ts'
import { removeArrivals } from './remove-arrivals.ts'
import { restoreArrivals } from './restore-arrivals.ts'
import { startRegister } from './start-register.ts'
import { mostArrivals, takeArrivals } from './take-arrivals.ts'

const masterKey = masterKeyFrom('ab'.repeat(32))
const seconds = (count: number) => new Date(now.getTime() + count * 1000)

async function aDoor(names: string[], options: Parameters<typeof aRegister>[1] = {}) {
  const register = await aRegister(names, options)
  const { town, registerId, owner } = register
  const { database } = town
  const entry = { registerId, period: 1 }
  const arrive = (typed: string[], change: Partial<Parameters<typeof takeArrivals>[0]> = {}) =>
    takeArrivals(
      { entry, formId: randomUUID(), names: typed, email: null, ...change },
      { database, signedIn: undefined, now },
    )
  const standing = async () => {
    const found = needed(
      await findRegisterNow({ id: registerId, organisationId: owner.organisationId }, { database }),
      'a register',
    )
    return found.people.map(
      ({ name, isLate, ticks }) => `${name}${isLate ? ' late' : ''}${ticks.length > 0 ? ' here' : ''}`,
    )
  }
  return { ...register, database, arrive, standing, entry }
}

test('a code at the door is over after a minute and a half, and a page that it opened after a quarter of an hour', () => {
  const registerId = randomUUID()
  const code = doorCodeOf(registerId, { masterKey, now })
  const read = (at: Date, text = code) => readDoorCode(text, { masterKey, now: at })?.registerId
  expect([read(now), read(seconds(60)), read(seconds(120))]).toEqual([registerId, registerId, undefined])
  expect([read(seconds(-60)), read(now, `${code}x`), read(now, 'x.y'), read(now, '')]).toEqual(Array(4).fill(undefined))
  const entry = needed(readDoorCode(code, { masterKey, now }), 'an entry')
  const form = entryCodeOf(entry, { masterKey })
  const later = (at: Date, text = form) => readEntryCode(text, { masterKey, now: at })?.registerId
  expect([later(seconds(14 * 60)), later(seconds(16 * 60))]).toEqual([registerId, undefined])
  // One is not the other: a photographed code opens no form later.
  expect([later(now, code), read(now, form)]).toEqual([undefined, undefined])
})

test('who is expected is ticked, who is not is added, and both read the same answer', async () => {
  const { arrive, standing, registerId, database } = await aDoor(['Ava Moss', 'Ben Hale'])
  const [known, unknown] = [await arrive(['  ava  MOSS ']), await arrive(['Cai Rees'])]
  expect(known).toEqual({ ok: true, names: ['ava  MOSS'] })
  expect(unknown).toEqual({ ok: true, names: ['Cai Rees'] })
  expect(await standing()).toEqual(['Ava Moss here', 'Ben Hale', 'Cai Rees late here'])
  expect(await findDoor({ registerId }, { database })).not.toHaveProperty('people')
})

test('a form that is sent twice, and a name that is sent again, are one arrival', async () => {
  const { arrive, standing, database } = await aDoor(['Ava Moss'], { warm: 6 })
  const formId = randomUUID()
  await Promise.all(Array.from({ length: 6 }, () => arrive(['Ava Moss', 'Cai Rees'], { formId })))
  await arrive(['Cai Rees', 'cai rees'])
  expect(await standing()).toEqual(['Ava Moss here', 'Cai Rees late here'])
  const { ticks } = await database
    .selectFrom('registerTicks')
    .select((select) => select.fn.countAll<number>().as('ticks'))
    .executeTakeFirstOrThrow()
  expect(Number(ticks)).toBe(3)
})

test('a form that comes back by the button of the browser takes other names as well', async () => {
  const { arrive, standing } = await aDoor(['Ava Moss', 'Ben Hale'])
  const formId = randomUUID()
  for (const name of ['Cai Rees', 'Ben Hale', 'Dot Lee']) await arrive([name], { formId })
  expect(await standing()).toEqual(['Ava Moss', 'Ben Hale here', 'Cai Rees late here', 'Dot Lee late here'])
})

test('two phones that add one late arrival at one moment add one person', async () => {
  const { arrive, standing } = await aDoor([], { warm: 8 })
  await Promise.all(Array.from({ length: 8 }, () => arrive(['Cai Rees'])))
  expect(await standing()).toEqual(['Cai Rees late here'])
})

test('an address that is typed at the door leads no badge away from who is expected', async () => {
  const { arrive, database } = await aDoor(['Ava Moss', 'Ben Hale, ben@home.example'])
  await arrive(['Ava Moss', 'Ben Hale', 'Cai Rees', 'Dot Lee'], { email: 'Thief@Else.example' })
  const rows = await database.selectFrom('registerPeople').select(['name', 'email']).orderBy('name').execute()
  expect(Object.fromEntries(rows.map(({ name, email }) => [name, email]))).toEqual({
    ...{ 'Ava Moss': null, 'Ben Hale': 'ben@home.example', 'Cai Rees': 'thief@else.example', 'Dot Lee': null },
  })
})

test('says why nobody can check in', async () => {
  const { arrive, registerId, powers, standing, database } = await aDoor(['Ava Moss'])
  const refusalOf = async (typed: string[], change = {}) => {
    const outcome = await arrive(typed, change)
    return outcome.ok ? 'taken' : outcome.refusal
  }
  expect(await refusalOf([' ', ''])).toBe('nobody-named')
  expect(await refusalOf(Array.from({ length: mostArrivals + 1 }, (_, turn) => `Person ${turn}`))).toBe(
    'too-many-names',
  )
  expect(await refusalOf(['x'.repeat(500)])).toBe('name-too-long')
  expect(await refusalOf(['Ava Moss'], { entry: { registerId: randomUUID(), period: 1 } })).toBe('register-not-found')
  await closeRegister({ registerId }, powers)
  expect(await refusalOf(['Ava Moss'])).toBe('register-is-closed')
  await closeRegister({ registerId, open: true }, powers)
  await database.updateTable('registers').set({ namesRemovedAt: now }).execute()
  expect(await refusalOf(['Ava Moss'])).toBe('register-not-found')
  expect(await standing()).toEqual(['Ava Moss'])
})

test('one code lets a crowd in, and a flood of invented names waits', async () => {
  const { arrive, entry } = await aDoor([])
  const outcomes = []
  for (let turn = 0; turn < 62; turn++) outcomes.push(await arrive([`Person ${turn}`]))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(60)
  expect(outcomes.at(-1)).toMatchObject({ ok: false, refusal: 'too-many-at-once' })
  expect(await arrive(['Late Comer'], { entry: { ...entry, period: 2 } })).toMatchObject({ ok: true })
  // Names count, not forms: with eight on each it goes no further.
  const eight = (turn: number) => Array.from({ length: 8 }, (_, at) => `Crowd ${turn} ${at}`)
  const floods = []
  for (let turn = 0; turn < 9; turn++) floods.push(await arrive(eight(turn), { entry: { ...entry, period: 3 } }))
  expect(floods.filter(({ ok }) => ok)).toHaveLength(7)
})

/** Two who are expected under one name, one of them with an address. */
async function twoOfOneName() {
  const door = await aDoor(['Ava Moss', 'Ben Hale'])
  const { registerId, powers, database, owner, arrive } = door
  const rows = rowsOf('Ava Moss, ava@home.example', 'Ava Moss, other@home.example')
  await database.deleteFrom('registerPeople').where('name', '=', 'Ava Moss').execute()
  await addRegisterPeople({ registerId, rows, typed: false }, powers)
  const people = async () =>
    needed(await findRegisterNow({ id: registerId, organisationId: owner.organisationId }, { database }), 'it').people
  /** By address, since the name is one: whether they are here, and whether their line asks which of them it is. */
  const avas = async () => {
    const stored = await database.selectFrom('registerPeople').select(['id', 'email']).execute()
    return Object.fromEntries(
      (await people()).flatMap(({ id, ticks, oneOf }) => {
        const email = stored.find((one) => one.id === id)?.email
        return email ? [[email.split('@')[0], `${ticks.length > 0 ? 'here' : 'away'} ${oneOf ?? ''}`.trim()]] : []
      }),
    )
  }
  return { ...door, people, avas, arrive }
}

test('of two who are expected under one name each ticks one, and the register asks which while one is away', async () => {
  const { arrive, avas, standing, database } = await twoOfOneName()
  const formId = randomUUID()
  await arrive(['Ava Moss'], { formId })
  await arrive(['Ava Moss'], { formId })
  expect(await avas()).toEqual({ ava: 'here 2', other: 'away' })
  await arrive(['ava moss'])
  expect(await avas()).toEqual({ ava: 'here', other: 'here' })
  expect(await standing()).toHaveLength(3)
  const counted = await database.selectFrom('registers').select(['came', 'listed']).executeTakeFirstOrThrow()
  expect(counted).toEqual({ came: 2, listed: 3 })
})

test('of two of one name the one whose address was typed is ticked; a line that the host ticked asks nothing', async () => {
  const { arrive, avas, press, people } = await twoOfOneName()
  await arrive(['Ava Moss'], { email: 'Other@Home.example' })
  expect(await avas()).toEqual({ ava: 'away', other: 'here 2' })
  const other = needed(
    (await people()).find(({ oneOf }) => oneOf === 2),
    'the line that asks',
  )
  const common = { personId: other.id, at: now.toISOString() }
  await press([
    { ...common, kind: 'untick', id: newId(now), ends: other.ticks },
    { ...common, kind: 'tick', id: newId(now) },
  ])
  expect(await avas()).toEqual({ ava: 'away', other: 'here' })
})

test('of two who booked under one name the register shows the reference of each booking, of others none', async () => {
  const date = await aBookableSession({ seats: 5 })
  const { town, owner, opportunityId, startsAt } = date
  const { database } = town
  const ids = [await date.book('Ava'), await date.book('Ava', { email: 'second@home.example' }), await date.book('Ben')]
  const powers = { database, issuer: owner.issuer, now }
  const started = await startRegister({ opportunityId, startsAt }, powers)
  if (!started.ok) throw new Error(started.refusal)
  const whose = { id: started.registerId, organisationId: owner.organisationId }
  const { people } = needed(await findRegisterNow(whose, { database }), 'a register')
  const shown = people.map(({ name, reference }) => `${name} ${reference ?? ''}`.trim())
  expect(shown.toSorted()).toEqual([...ids.slice(0, 2).map((id) => `Ava ${referenceOf(id)}`), 'Ben'].toSorted())
})

test('a flood of names at the door is taken off in one act, and brought back in one', async () => {
  const { arrive, standing, registerId, powers, press, tick, idOf, town, database } = await aDoor([
    'Ava Moss',
    'Ben Hale',
  ])
  const at = (count: number) => ({ ...powers, now: seconds(count) })
  await arrive(['Ava Moss', 'Cai Rees'])
  await arrive(['Dot Lee', 'Eve Roe', 'Fay Orr'])
  // Whom the host has seen stays, and so does who came in before.
  await press([tick(await idOf('Dot Lee'))])
  await database
    .updateTable('registerTicks')
    .set({ receivedAt: seconds(-3600) })
    .where('personId', '=', await idOf('Cai Rees'))
    .execute()
  const remove = (since: Date | null, count: number) => removeArrivals({ registerId, since }, at(count))
  expect(await remove(seconds(-60), 5)).toEqual({ ok: true, removed: 2, removedAt: seconds(5) })
  await restoreArrivals({ registerId, removedAt: seconds(5) }, at(6))
  expect(await remove(seconds(-60), 10)).toMatchObject({ ok: true, removed: 2 })
  const left = ['Ava Moss here', 'Ben Hale', 'Cai Rees late here', 'Dot Lee late here']
  expect(await standing()).toEqual(left)
  expect(await findArrivals({ registerId, removedAt: seconds(10) }, { database })).toEqual({
    ...{ letInAt: [seconds(-3600)], removed: 2 },
  })
  const restore = (removedAt: Date) => restoreArrivals({ registerId, removedAt }, at(30))
  expect(await restore(seconds(11))).toEqual({ ok: true, restored: 0 })
  expect(await restore(seconds(10))).toEqual({ ok: true, restored: 2 })
  expect(await restore(seconds(10))).toEqual({ ok: true, restored: 0 })
  expect(await standing()).toEqual([...left, 'Eve Roe late here', 'Fay Orr late here'])
  expect(await remove(null, 40)).toMatchObject({ ok: true, removed: 3 })
  // A second press leads to the way back of the first.
  expect(await remove(null, 50)).toEqual({ ok: true, removed: 0, removedAt: seconds(40) })
  const { came, listed, walkedIn } = await database
    .selectFrom('registers')
    .select(['came', 'listed', 'walkedIn'])
    .executeTakeFirstOrThrow()
  expect({ came, listed, walkedIn }).toEqual({ came: 2, listed: 3, walkedIn: 1 })
  expect(await loggedWhere(town, 'register')).toEqual([
    'register.opened here',
    ...['removed', 'restored', 'removed', 'restored', 'removed'].map((act) => `register.arrivals-${act} here`),
  ])
})

test('a flood is taken off by its own organisation alone, and never where the names are gone', async () => {
  const { arrive, standing, registerId, powers, town, database } = await aDoor([])
  await arrive(['Cai Rees'])
  const other = await anOrganisation(town, { name: 'Another' })
  const theirs = { ...powers, issuer: other.issuer }
  const gone = { ok: false, refusal: 'register-not-found' }
  expect(await removeArrivals({ registerId, since: null }, theirs)).toEqual(gone)
  await removeArrivals({ registerId, since: null }, powers)
  expect(await restoreArrivals({ registerId, removedAt: now }, theirs)).toEqual(gone)
  expect(await standing()).toEqual([])
  await database.updateTable('registers').set({ namesRemovedAt: now }).execute()
  const nameless = { ok: false, refusal: 'names-are-removed' }
  expect(await removeArrivals({ registerId, since: null }, powers)).toEqual(nameless)
  expect(await restoreArrivals({ registerId, removedAt: now }, powers)).toEqual(nameless)
})

test('those who were taken off again keep nobody out of a register', async () => {
  const { arrive, registerId, powers, database } = await aDoor([])
  await arrive(['Cai Rees'])
  await removeArrivals({ registerId, since: null }, powers)
  const people = Array.from({ length: mostOnARegister - 1 }, (_, nth) => ({
    ...{ registerId, id: randomUUID(), position: nth + 2, name: `Name ${nth}`, email: null, isLate: true },
    ...{ sameAs: null, addedAt: now, removedAt: null },
  }))
  await database.insertInto('registerPeople').values(people).execute()
  expect(await arrive(['Dot Lee'])).toMatchObject({ ok: true })
  expect(await arrive(['Eve Roe'])).toEqual({ ok: false, refusal: 'too-many' })
})

test('who was erased is ticked by nobody at the door, and neither taken off nor brought back', async () => {
  const { arrive, standing, registerId, powers, database } = await aDoor([])
  await arrive(['Cai Rees', 'Dot Lee'])
  const erase = (name: string) =>
    database.updateTable('registerPeople').set({ name: erasedName, erasedAt: now }).where('name', '=', name).execute()
  await erase('Cai Rees')
  await arrive([erasedName])
  expect((await standing()).toSorted()).toEqual(['Dot Lee late here', '– late here', '– late here'])
  expect(await removeArrivals({ registerId, since: null }, powers)).toMatchObject({ ok: true, removed: 2 })
  await erase('Dot Lee')
  expect(await restoreArrivals({ registerId, removedAt: now }, powers)).toEqual({ ok: true, restored: 1 })
})
