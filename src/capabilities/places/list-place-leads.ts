import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface PlaceLead {
  personId: string
  placeId: string
  name: string
  email: string
  since: Date
  /** When they last used the site while signed in; none where every session has ended. */
  lastSeenAt: Date | null
}

/** Who leads a place, or each place where none is named. */
export async function listPlaceLeads({ placeId }: { placeId?: string }, { database }: Reading): Promise<PlaceLead[]> {
  return database
    .selectFrom('placeLeads')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .select([
      'placeLeads.personId',
      'placeLeads.placeId',
      'people.name',
      'people.email',
      'placeLeads.since',
      sql<Date | null>`(select max(updated_at) from auth_sessions where person_id = people.id)`.as('lastSeenAt'),
    ])
    .where('people.email', 'is not', null)
    .$narrowType<{ email: string }>()
    .$if(placeId !== undefined, (query) => query.where('placeLeads.placeId', '=', placeId ?? ''))
    .orderBy('placeLeads.since')
    .limit(500)
    .execute()
}
