import { expect, test } from 'vitest'
import { aRegister, rowsOf } from '#tests/support/registers.ts'
import { now } from '#tests/support/town.ts'
import { addRegisterPeople } from './add-register-people.ts'
import { findRegisterNow } from './find-register.ts'
import { removeOldNames } from './remove-old-names.ts'

test('twelve months after a session its names and ticks are gone, the counts stay, and no device brings names back', async () => {
  const { powers, owner, registerId, idOf, press, tick } = await aRegister(['Ann Ash', 'Ben Bay'])
  const { database } = powers
  const ann = tick(await idOf('Ann Ash'))
  await press([ann])
  const aYearOn = new Date('2027-06-05T09:00:00Z')
  expect(await removeOldNames({ database, now: aYearOn })).toBe(0)
  expect(await removeOldNames({ database, now: new Date(aYearOn.getTime() + 1000) })).toBe(1)
  expect(await findRegisterNow({ id: registerId, organisationId: owner.organisationId }, { database })).toMatchObject({
    register: { listed: 2, came: 1, closedAt: expect.any(Date), namesRemovedAt: expect.any(Date) },
    people: [],
  })
  expect(await press([ann])).toEqual({ ok: false, refusal: 'names-are-removed' })
  expect(await addRegisterPeople({ registerId, rows: rowsOf('Eve Elm'), typed: true }, powers)).toEqual({
    ok: false,
    refusal: 'names-are-removed',
  })
  for (const table of ['registerPeople', 'registerTicks'] as const)
    expect(await database.selectFrom(table).selectAll().execute()).toEqual([])
  expect(now < aYearOn).toBe(true)
})
