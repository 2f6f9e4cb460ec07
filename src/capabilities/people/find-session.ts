import type { Reading } from '#infrastructure/database/database.ts'
import { asPerson, otherEmails, personColumns } from './find-person.ts'
import type { Person } from './person.ts'

export interface Session {
  id: string
  person: Person
  expiresAt: Date
}

/** The session that a token opens, with whose it is; none that has run out. */
export async function findSession(
  { token }: { token: string },
  { database, now }: Reading & { now: Date },
): Promise<Session | undefined> {
  const found = await database
    .selectFrom('authSessions')
    .innerJoin('people', 'people.id', 'authSessions.personId')
    .select(['authSessions.id as sessionId', 'authSessions.expiresAt', ...personColumns])
    .select(otherEmails.as('otherEmails'))
    .where('authSessions.token', '=', token)
    .where('authSessions.expiresAt', '>', now)
    .where('people.email', 'is not', null)
    .$narrowType<{ email: string }>()
    .executeTakeFirst()
  if (!found) return undefined
  const { sessionId, expiresAt, ...row } = found
  return { id: sessionId, person: asPerson(row), expiresAt }
}
