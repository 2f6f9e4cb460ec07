import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aTown } from '#tests/support/town.ts'
import { createAuth } from './auth.ts'
import { endOtherSessions } from './sessions.ts'

test('every other device is signed out at once, this one and other people’s stay', async () => {
  const town = await aTown()
  const { database } = town
  const auth = createAuth({ services: town.services, pool: town.pool, secret: 'a secret of thirty-two characters' })
  const { internalAdapter } = await auth.$context
  const emails = ['ava@example.org', 'ben@example.org']
  const people = await addPeople(
    emails.map((email) => ({ name: email, email })),
    { database, now: new Date() },
  )
  const [ava = '', ben = ''] = emails.map((email) => people.get(email))
  const here = await internalAdapter.createSession(ava)
  for (const personId of [ava, ava, ben]) await internalAdapter.createSession(personId)
  const signedIn = mintSignedIn({ personId: ava, email: 'ava@example.org', name: 'Ava' })
  await endOtherSessions({ sessionId: here.id }, { signedIn, database })
  const left = await database.selectFrom('authSessions').select(['id', 'personId']).execute()
  expect(left.filter(({ personId }) => personId === ava)).toEqual([{ id: here.id, personId: ava }])
  expect(left.filter(({ personId }) => personId === ben)).toHaveLength(1)
})
