import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { AgeBand } from './person.ts'

export interface NewPerson {
  name: string
  email: string
  locale?: Language
  ageBand?: AgeBand
  isPlatformAdministrator?: boolean
}

/** Makes people known whose addresses have been checked by other means; those already known keep what they have. */
export async function addPeople(
  people: NewPerson[],
  { database, now }: { database: Database; now: Date },
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const emails = people.map((person) => person.email.toLowerCase())
  // Whose second address it is, is known already.
  const known = await database.selectFrom('personAddresses').select('email').where('email', 'in', emails).execute()
  const others = new Set(known.map(({ email }) => email))
  const unknown = people.filter((person) => !others.has(person.email.toLowerCase()))
  if (unknown.length > 0)
    await database
      .insertInto('people')
      .values(
        unknown.map((person) => ({
          id: newId(now),
          name: person.name,
          email: person.email.toLowerCase(),
          emailVerified: true,
          locale: person.locale ?? 'en',
          ageBand: person.ageBand ?? null,
          isPlatformAdministrator: person.isPlatformAdministrator ?? false,
          createdAt: now,
          updatedAt: now,
        })),
      )
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute()
  const rows = await database
    .selectFrom('personAddresses')
    .select(['personId', 'email'])
    .where('email', 'in', emails)
    .execute()
  return new Map(rows.map((row) => [row.email, row.personId]))
}
