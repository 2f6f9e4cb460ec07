import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { insertMembership } from './organisation-store.ts'

/** Lets a colleague act for the organisation: an issuer awards badges, a manager does everything. */
export async function addMember(
  { personId, role }: { personId: string; role: 'manager' | 'issuer' },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
) {
  await database.transaction().execute(async (tx) => {
    await insertMembership(tx, { organisationId: manager.organisationId, personId, role, joinedAt: now })
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'member.added',
        subjectType: 'organisation',
        subjectId: manager.organisationId,
        detail: { personId, role },
      },
      now,
    )
  })
}
