import type { Reader } from '#infrastructure/database/database.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { isAgeBand, type Person } from './person.ts'

export async function findPerson(
  database: Reader,
  by: { id: string } | { email: string },
): Promise<Person | undefined> {
  const row = await database
    .selectFrom('people')
    .select(['id', 'name', 'email', 'locale', 'ageBand', 'isPlatformAdministrator'])
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('email', '=', by.email.trim().toLowerCase())))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...row,
    locale: isLanguage(row.locale) ? row.locale : 'en',
    ageBand: isAgeBand(row.ageBand) ? row.ageBand : undefined,
  }
}
