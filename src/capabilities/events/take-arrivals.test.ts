import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { needed } from '#infrastructure/needed.ts'
import { aRegister } from '#tests/support/registers.ts'
import { now } from '#tests/support/town.ts'
import { closeRegister } from './close-register.ts'
import { doorCodeOf, entryCodeOf, readDoorCode, readEntryCode } from './door-code.ts'
import { findDoor } from './find-door.ts'
import { findRegisterNow } from './find-register.ts'
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
