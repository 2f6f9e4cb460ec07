import type { Reading } from '#infrastructure/database/database.ts'
import type { OrganisationStep } from './organisation.ts'

/** What happened between an organisation and a place, the latest first. There are a dozen, not thousands. */
export async function listOrganisationSteps(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  { database }: Reading,
): Promise<OrganisationStep[]> {
  return stepQuery({ database })
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .orderBy('at', 'desc')
    .limit(100)
    .$castTo<OrganisationStep>()
    .execute()
}

/** One of them, with whom it is about. */
export async function findOrganisationStep(
  id: string,
  { database }: Reading,
): Promise<(OrganisationStep & { organisationId: string; placeId: string }) | undefined> {
  return stepQuery({ database })
    .select(['organisationId', 'placeId'])
    .where('organisationSteps.id', '=', id)
    .$castTo<OrganisationStep & { organisationId: string; placeId: string }>()
    .executeTakeFirst()
}

function stepQuery({ database }: Reading) {
  return database
    .selectFrom('organisationSteps')
    .leftJoin('people', 'people.id', 'organisationSteps.actorId')
    .select(['organisationSteps.id', 'at', 'step', 'note', 'people.name as actorName'])
}
