import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aRegister } from '#tests/support/registers.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { closeRegister } from './close-register.ts'
import { findRegister, findRegisterNow } from './find-register.ts'
import type { Press } from './press.ts'
import { removeRegisterPerson } from './remove-register-person.ts'
import { takePresses } from './take-presses.ts'

const at = now.toISOString()
const add = (name: string, more: { isAnother?: boolean } = {}): Press & { kind: 'add' } => ({
  ...{ kind: 'add', id: newId(now), personId: newId(now), at, name, isAnother: false },
  ...more,
})

test('the same ticks from two tablets at once, each sent three times, are one attendance each', async () => {
  const { powers, owner, registerId, idOf, press, tick } = await aRegister(['Ann Ash', 'Ben Bay'], { warm: 8 })
  const [ann, ben] = [await idOf('Ann Ash'), await idOf('Ben Bay')]
  const tablets = [
    [tick(ann), tick(ben)],
    [tick(ben), tick(ann)],
  ]
  const outcomes = await Promise.all([...tablets, ...tablets, ...tablets].map((presses) => press(presses)))
  expect(outcomes.every((one) => one.ok)).toBe(true)
  const register = await findRegister({ id: registerId, organisationId: owner.organisationId }, powers)
  expect(register).toMatchObject({ listed: 2, came: 2 })
})

test('a press that takes a tick back counts even where it arrives before the tick', async () => {
  const { idOf, press, tick } = await aRegister(['Ann Ash'])
  const on = tick(await idOf('Ann Ash'))
  const off: Press = {
    kind: 'untick',
    id: newId(now),
    personId: on.personId,
    ends: [on.id],
    at: '2031-01-01T00:00:00Z',
  }
  await press([off])
  expect(await press([on])).toMatchObject({ ok: true, now: { register: { came: 0 } } })
})

test('two tablets that add a late arrival at the same time add one person, and a namesake on purpose', async () => {
  const { press, tick } = await aRegister([], { warm: 4 })
  const [one, two, namesake] = [add('Sam  Late'), add('sam late'), add('Sam Late', { isAnother: true })]
  await Promise.all([press([one, tick(one.personId)]), press([two, tick(two.personId)])])
  const outcome = await press([namesake, tick(namesake.personId)])
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect(outcome.now.register).toMatchObject({ listed: 2, came: 2 })
  const [first, second] = outcome.now.people
  expect([first?.ticks.length, second?.ticks.length]).toEqual([2, 1])
  expect(Object.values(outcome.now.sameAs)).toEqual([first?.id])
  // Taken back, both ticks of the one person are named.
  const ends = first?.ticks ?? []
  const undone = await press([{ kind: 'untick', id: newId(now), personId: first?.id ?? '', ends, at }])
  expect(undone).toMatchObject({ now: { register: { listed: 2, came: 1 } } })
})

test('eight tablets that send at the same moment lose nobody, and the register counts them all', async () => {
  const names = ['Ann', 'Ben', 'Cat', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal']
  const { powers, owner, registerId, idOf, press, tick } = await aRegister(names, { warm: 10 })
  const ids = await Promise.all(names.map(idOf))
  const tablets = ids.map((id, turn) => {
    const late = add(`Late ${'abcdefgh'[turn]}`)
    return [tick(id), late, tick(late.personId), add('Everybody’s friend')]
  })
  expect((await Promise.allSettled(tablets.map(press))).map(({ status }) => status)).toEqual(Array(8).fill('fulfilled'))
  const whose = { id: registerId, organisationId: owner.organisationId }
  expect(await findRegister(whose, powers)).toMatchObject({ listed: 17, came: 16 })
})

test('a late arrival who is on the list already is ticked there', async () => {
  const { press, tick } = await aRegister(['Ann Ash'])
  const late = add('ann ash')
  expect(await press([tick(late.personId), late])).toMatchObject({ now: { register: { listed: 1, came: 1 } } })
})

test('a tablet that was away when the register was closed, or when somebody was taken off it, loses nothing', async () => {
  const { town, powers, owner, registerId, idOf, press, tick } = await aRegister(['Ann Ash', 'Ben Bay'])
  const ann = await idOf('Ann Ash')
  expect(await removeRegisterPerson({ registerId, personId: ann }, powers)).toEqual({ ok: true })
  expect(await closeRegister({ registerId }, powers)).toEqual({ ok: true })
  const whose = { id: registerId, organisationId: owner.organisationId }
  expect((await findRegisterNow(whose, powers))?.people.map((one) => one.name)).toEqual(['Ben Bay'])
  expect(await press([tick(ann)])).toMatchObject({ now: { register: { listed: 2, came: 1 } } })
  expect(await removeRegisterPerson({ registerId, personId: ann }, powers)).toEqual({
    ok: false,
    refusal: 'person-was-there',
  })
  expect(await closeRegister({ registerId, open: true }, powers)).toEqual({ ok: true })
  expect(await findRegister(whose, powers)).toMatchObject({ closedAt: null })
  expect(await loggedWhere(town, 'register')).toEqual(
    ['opened', 'closed', 'reopened'].map((act) => `register.${act} here`),
  )
})

test('another organisation ticks nobody, closes nothing and takes nobody off', async () => {
  const { town, powers, registerId, idOf, tick } = await aRegister(['Ann Ash'])
  const { issuer } = await anOrganisation(town, { name: 'Corn Hall' })
  const others = { ...powers, issuer }
  const ann = await idOf('Ann Ash')
  const refused = { ok: false, refusal: 'register-not-found' }
  expect(await takePresses({ registerId, presses: [tick(ann)] }, others)).toEqual(refused)
  expect(await closeRegister({ registerId }, others)).toEqual(refused)
  expect(await removeRegisterPerson({ registerId, personId: ann }, others)).toEqual(refused)
  expect(await powers.database.selectFrom('registerTicks').selectAll().execute()).toEqual([])
})
