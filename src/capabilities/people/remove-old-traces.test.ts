import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addPeople } from './add-people.ts'
import { removeOldTraces } from './remove-old-traces.ts'

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('what signing in and inviting leave behind goes when its time is over, and nothing before', async () => {
  const town = await aTown()
  const { database } = town
  const library = await anOrganisation(town)
  const people = await addPeople([{ name: 'Ava', email: 'ava@example.org' }], { database, now })
  const personId = people.get('ava@example.org') ?? ''
  const stamps = { createdAt: daysAgo(100), updatedAt: daysAgo(100) }
  const invitation = (email: string, invited: number, ended: number | null) => ({
    ...{
      id: newId(now),
      email,
      locale: 'en',
      invitedAt: daysAgo(invited),
      endedAt: ended === null ? null : daysAgo(ended),
    },
  })
  for (const [name, days] of [
    ['gone', 15],
    ['ended', 13],
    ['open', -20],
  ] as const) {
    const until = daysAgo(days)
    await database
      .insertInto('authSessions')
      .values({ id: newId(now), personId, token: name, expiresAt: until, ...stamps })
      .execute()
    await database
      .insertInto('authVerifications')
      .values({ id: newId(now), identifier: name, value: 'x', expiresAt: until, ...stamps })
      .execute()
    await database
      .insertInto('authRateLimits')
      .values({ id: newId(now), key: name, count: 1, lastRequest: until.getTime() })
      .execute()
  }
  const invited = [
    invitation('never-answered@example.org', 91, null),
    invitation('open@example.org', 89, null),
    invitation('ended-long-ago@example.org', 200, 91),
    invitation('ended-lately@example.org', 200, 20),
  ]
  for (const one of invited) {
    await database
      .insertInto('organisationInvitations')
      .values({ ...one, organisationId: library.organisationId, role: 'issuer' })
      .execute()
    await database
      .insertInto('roleInvitations')
      .values({ ...one, id: newId(now), placeId: town.placeId })
      .execute()
  }

  await removeOldTraces({ database, now })
  const left = async (table: string, column: string) =>
    (await town.pool.query(`select ${column} as name from ${table} order by 1`)).rows.map(({ name }) => name)
  expect(await left('auth_sessions', 'token')).toEqual(['ended', 'open'])
  expect(await left('auth_verifications', 'identifier')).toEqual(['ended', 'open'])
  expect(await left('auth_rate_limits', 'key')).toEqual(['ended', 'open'])
  for (const table of ['organisation_invitations', 'role_invitations'])
    expect(await left(table, 'email')).toEqual(['ended-lately@example.org', 'open@example.org'])
})
