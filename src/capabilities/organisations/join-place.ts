import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { askPlace } from './organisation-store.ts'

/** Asks a further place to let an organisation in that exists already; asking again changes nothing. */
export function joinPlace(
  { placeId }: { placeId: string },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<void> {
  const { organisationId, personId: actorId } = manager
  return database.transaction().execute(async (tx) => {
    await askPlace(tx, { organisationId, placeId, actorId, queue, now })
    const entry = { actorId, action: 'organisation.asked', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
  })
}
