import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { Organisation } from './organisation.ts'

export type OrganisationChange = Partial<Omit<Organisation, 'id' | 'slug' | 'createdAt' | 'kind'>>

/** Changes what an organisation says about itself. Its address stays: badges and links lead there. */
export async function reviseOrganisation(
  change: OrganisationChange,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
) {
  await database.transaction().execute(async (tx) => {
    await tx
      .updateTable('organisations')
      .set({ ...change, updatedAt: now })
      .where('id', '=', manager.organisationId)
      .execute()
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'organisation.revised',
        subjectType: 'organisation',
        subjectId: manager.organisationId,
        detail: { changed: Object.keys(change) },
      },
      now,
    )
  })
}
