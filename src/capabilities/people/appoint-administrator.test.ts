import { expect, test } from 'vitest'
import { aTown, now } from '#tests/support/town.ts'
import { appointAdministrator } from './appoint-administrator.ts'
import { findPerson } from './find-person.ts'

test('makes somebody an administrator, known already or not, and the log says so', async () => {
  const { database } = await aTown()
  await appointAdministrator({ email: 'New@waymark.test', name: 'New' }, { database, now })
  await appointAdministrator({ email: 'lena@waymark.test', name: '' }, { database, now })
  expect(await findPerson({ email: 'new@waymark.test' }, { database })).toMatchObject({ isPlatformAdministrator: true })
  expect(await findPerson({ email: 'lena@waymark.test' }, { database })).toMatchObject({
    isPlatformAdministrator: true,
    name: 'Lena Lead',
  })
  const log = await database
    .selectFrom('auditEntries')
    .select('action')
    .where('action', '=', 'administrator.appointed')
    .execute()
  expect(log).toHaveLength(2)
})
