import type { Reading } from '#infrastructure/database/database.ts'

/** The addresses that a person's account is opened with, lower case, the one that mails go to first. */
export async function listAddresses({ personId }: { personId: string }, { database }: Reading): Promise<string[]> {
  const person = await database.selectFrom('people').select('email').where('id', '=', personId).executeTakeFirst()
  return person?.email ? [person.email.toLowerCase()] : []
}
