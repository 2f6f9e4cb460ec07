import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { aRegister, rowsOf } from '#tests/support/registers.ts'
import { anOrganisation, now } from '#tests/support/town.ts'
import { addRegisterPeople } from './add-register-people.ts'
import { findRegisterNow } from './find-register.ts'
import { startRegister } from './start-register.ts'

test('a list put in twice adds nobody twice, two of one name stay two, and an address that comes later is kept', async () => {
  const { powers, owner, registerId } = await aRegister(['Ann Ash', 'Sam Lee', 'Sam Lee'])
  const again = rowsOf('Ann Ash, ann@people.example', 'Sam Lee', 'Sam Lee', 'Ben Bay')
  expect(await addRegisterPeople({ registerId, rows: again, typed: true }, powers)).toEqual({
    ok: true,
    added: 1,
    known: 3,
    unread: [],
  })
  const seen = await findRegisterNow({ id: registerId, organisationId: owner.organisationId }, powers)
  expect(seen?.people.map((one) => one.name)).toEqual(['Ann Ash', 'Ben Bay', 'Sam Lee', 'Sam Lee'])
  // Names alone leave: no address stands in what a page is made from.
  expect(JSON.stringify(seen)).not.toContain('@')
  const stored = await powers.database
    .selectFrom('registerPeople')
    .select('email')
    .where('name', '=', 'Ann Ash')
    .execute()
  expect(stored).toEqual([{ email: 'ann@people.example' }])
})

test('lines that name nobody are given back with what stands in them', async () => {
  const { powers, registerId } = await aRegister([])
  const rows = rowsOf('Ann Ash', '12345', 'ben@people.example')
  expect(await addRegisterPeople({ registerId, rows, typed: true }, powers)).toEqual({
    ok: true,
    added: 1,
    known: 0,
    unread: [
      { line: 2, text: '12345', problem: 'name-has-digits' },
      { line: 3, text: 'ben@people.example', problem: 'name-is-missing' },
    ],
  })
})

test('people of an earlier register come along, and none of another organisation’s', async () => {
  const { town, powers, registerId } = await aRegister(['Ann Ash, ann@people.example', 'Ben Bay'])
  const next = await startRegister({ id: newId(now), title: 'Next week', startsAt: now, endsAt: null }, powers)
  if (!next.ok) throw new Error(next.refusal)
  const asked = { registerId: next.registerId, fromRegisterId: registerId }
  expect(await addRegisterPeople(asked, powers)).toMatchObject({ ok: true, added: 2 })
  const { issuer } = await anOrganisation(town, { name: 'Corn Hall' })
  const theirs = await startRegister(
    { id: newId(now), title: 'Theirs', startsAt: now, endsAt: null },
    { ...powers, issuer },
  )
  if (!theirs.ok) throw new Error(theirs.refusal)
  expect(
    await addRegisterPeople({ registerId: theirs.registerId, fromRegisterId: registerId }, { ...powers, issuer }),
  ).toEqual({ ok: false, refusal: 'nobody-in-it' })
  expect(await addRegisterPeople({ registerId, rows: rowsOf('Eve'), typed: true }, { ...powers, issuer })).toEqual({
    ok: false,
    refusal: 'register-not-found',
  })
})
