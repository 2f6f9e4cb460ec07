import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { insertMembership, lockMembers } from './organisation-store.ts'

export type AddMemberOutcome = { ok: true } | { ok: false; refusal: 'last-manager' | 'no-longer-a-manager' }

/**
 * Lets a colleague act for the organisation: an issuer awards badges, a manager does everything. Who is one already may
 * do so in the new way from now on.
 */
export async function addMember(
  { personId, role }: { personId: string; role: 'manager' | 'issuer' },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<AddMemberOutcome> {
  return database.transaction().execute(async (tx): Promise<AddMemberOutcome> => {
    const members = await lockMembers(tx, manager)
    if (!members.isManagedByAsker) return { ok: false, refusal: 'no-longer-a-manager' }
    if (role !== 'manager' && members.isLastManager(personId)) return { ok: false, refusal: 'last-manager' }
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
    return { ok: true }
  })
}
