import { type RawBuilder, sql } from 'kysely'
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

/** The addresses beside the main one, those that were added first in front. */
export const otherEmails: RawBuilder<string[]> = sql<string[]>`array(
  select email from person_addresses where person_id = people.id and email <> lower(people.email) order by added_at, email)`

export async function findPerson(
  by: { id: string } | { email: string },
  { database }: Reading,
): Promise<Person | undefined> {
  const row = await database
    .selectFrom('people')
    .select(personColumns)
    .select(otherEmails.as('otherEmails'))
    .where('email', 'is not', null)
    .$narrowType<{ email: string }>()
    .where('id', '=', (whose) =>
      'id' in by
        ? whose.val(by.id)
        : whose.selectFrom('personAddresses').select('personId').where('email', '=', by.email.trim().toLowerCase()),
    )
    .executeTakeFirst()
  return row && asPerson(row)
}

type PersonRow = Pick<Person, 'id' | 'name' | 'email' | 'isPlatformAdministrator' | 'erasingAt'> & {
  locale: string
  ageBand: string | null
  otherEmails: string[]
}

export function asPerson({ otherEmails: others, ...row }: PersonRow): Person {
  return {
    ...row,
    emails: [row.email.toLowerCase(), ...others],
    locale: isLanguage(row.locale) ? row.locale : 'en',
    ageBand: isAgeBand(row.ageBand) ? row.ageBand : undefined,
  }
}
