import type { Reading } from '#infrastructure/database/database.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { isAgeBand, type Person } from './person.ts'

export const personColumns = [
  'people.id',
  'people.name',
  'people.email',
  'people.locale',
  'people.ageBand',
  'people.isPlatformAdministrator',
  'people.erasingAt',
] as const

export async function findPerson(
  by: { id: string } | { email: string },
  { database }: Reading,
): Promise<Person | undefined> {
  const row = await database
    .selectFrom('people')
    .select(personColumns)
    .where('email', 'is not', null)
    .$narrowType<{ email: string }>()
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('email', '=', by.email.trim().toLowerCase())))
    .executeTakeFirst()
  return row && asPerson(row)
}

type PersonRow = Pick<Person, 'id' | 'name' | 'email' | 'isPlatformAdministrator' | 'erasingAt'> & {
  locale: string
  ageBand: string | null
}

export function asPerson(row: PersonRow): Person {
  return {
    ...row,
    locale: isLanguage(row.locale) ? row.locale : 'en',
    ageBand: isAgeBand(row.ageBand) ? row.ageBand : undefined,
  }
}
