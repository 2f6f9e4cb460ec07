import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { endInvitationsTo } from './invitation-store.ts'

/** Takes an invitation back; one that was accepted already stays accepted. */
export async function stopInvitation(
  { email }: { email: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<void> {
  await database
    .transaction()
    .execute((tx) => endInvitationsTo(tx, { organisationId: manager.organisationId, email, now }))
}
