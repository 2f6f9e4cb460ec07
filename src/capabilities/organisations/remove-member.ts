import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { deleteMembership, lockMembers } from './organisation-store.ts'

export type RemoveMemberOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-a-member' | 'last-manager' | 'no-longer-a-manager' }

/** Ends a colleague's right to act for the organisation, at once. The last manager cannot be removed. */
export async function removeMember(
  { personId }: { personId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<RemoveMemberOutcome> {
  const { organisationId } = manager
  return database.transaction().execute(async (tx): Promise<RemoveMemberOutcome> => {
    const members = await lockMembers(tx, manager)
    if (!members.isManagedByAsker) return { ok: false, refusal: 'no-longer-a-manager' }
    const role = members.roles.get(personId)
    if (!role) return { ok: false, refusal: 'not-a-member' }
    if (members.isLastManager(personId)) return { ok: false, refusal: 'last-manager' }
    await deleteMembership(tx, { organisationId, personId })
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'member.removed',
        subjectType: 'organisation',
        subjectId: organisationId,
        detail: { personId, role },
      },
      now,
    )
    return { ok: true }
  })
}
