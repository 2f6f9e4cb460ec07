import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface Administrator {
  personId: string
  name: string
  email: string
  /** When they last used the site while signed in. */
  lastSeenAt: Date | null
}

/** Who administrates this installation. */
export async function listAdministrators({ database }: Reading): Promise<Administrator[]> {
  return database
    .selectFrom('people')
    .select([
      'id as personId',
      'name',
      'email',
      sql<Date | null>`(select max(updated_at) from auth_sessions where person_id = people.id)`.as('lastSeenAt'),
    ])
    .where('isPlatformAdministrator', '=', true)
    .where('email', 'is not', null)
    .$narrowType<{ email: string }>()
    .orderBy('name')
    .limit(200)
    .execute()
}
