import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

interface Asked {
  organisationId: string
  /** Nobody in particular where a command acts. */
  personId: string | undefined
}

/** Whether a person works for an organisation: who does decides nothing about it in the name of a place. */
export async function findConflict({ organisationId, personId }: Asked, { database }: Reading): Promise<boolean> {
  if (personId === undefined) return false
  const found = await database
    .selectFrom('organisationMembers')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}

/** Those who lead a place and do not work for an organisation, and so can decide about it. */
export function listUninvolvedLeads(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  { database }: Reading,
): Promise<{ personId: string; name: string }[]> {
  return database
    .selectFrom('placeLeads')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .select(['placeLeads.personId', 'people.name'])
    .where('placeLeads.placeId', '=', placeId)
    .where('people.email', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('organisationMembers')
            .select('personId')
            .whereRef('organisationMembers.personId', '=', 'placeLeads.personId')
            .where('organisationMembers.organisationId', '=', organisationId),
        ),
      ),
    )
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
}

/** For a list: that its reader does not work for the organisation of a row. */
export const isUninvolved = (
  organisationId: RawBuilder<unknown>,
  personId: string | undefined,
): RawBuilder<boolean> => sql<boolean>`not exists (select from organisation_members as of_reader
    where of_reader.organisation_id = ${organisationId} and of_reader.person_id = ${personId ?? null}::uuid)`
