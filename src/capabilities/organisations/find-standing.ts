import type { Reading } from '#infrastructure/database/database.ts'
import { isStanding, type Standing } from './organisation.ts'

/** Where an organisation stands in a place; `undefined` where it never asked to join. */
export async function findStanding(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  { database }: Reading,
): Promise<Standing | undefined> {
  const membership = await database
    .selectFrom('organisationPlaces')
    .select('status')
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .executeTakeFirst()
  return membership && isStanding(membership.status) ? membership.status : undefined
}
