import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface HeldOrganisation {
  organisationId: string
  slug: string
  name: string
  /** How many of its listings for under-18s are hidden. */
  count: number
  since: Date
}

/** Organisations of a place whose safeguarding has lapsed, with what is hidden since; the longest ago first. */
export async function listHeldOrganisations(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<HeldOrganisation[]> {
  return (
    database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
      .select([
        'organisations.id as organisationId',
        'organisations.slug',
        'organisations.name',
        sql<number>`count(*)`.as('count'),
        sql<Date>`min(held_at)`.as('since'),
      ])
      .where('opportunities.placeId', '=', placeId)
      .where('heldAt', 'is not', null)
      .where('opportunities.status', '=', 'draft')
      // Of those that are suspended or have left the City Lead knows.
      .where((where) =>
        where.exists(
          where
            .selectFrom('organisationPlaces')
            .whereRef('organisationPlaces.organisationId', '=', 'opportunities.organisationId')
            .whereRef('organisationPlaces.placeId', '=', 'opportunities.placeId')
            .where('organisationPlaces.status', '=', 'approved'),
        ),
      )
      .groupBy('organisations.id')
      .orderBy('since')
      .limit(limit)
      .execute()
  )
}
