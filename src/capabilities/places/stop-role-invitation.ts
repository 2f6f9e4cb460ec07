import type { CityLead, PlatformAdministrator } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { endRoleInvitations } from './role-store.ts'

/** Takes an offer back; one that was accepted already stays accepted. A City Lead can do so for their own place alone. */
export async function stopRoleInvitation(
  { placeId, email }: { placeId: string | null; email: string },
  { database, by, now }: { database: Database; by: CityLead | PlatformAdministrator; now: Date },
): Promise<void> {
  if ('placeId' in by && by.placeId !== placeId) return
  await database
    .transaction()
    .execute((tx) => endRoleInvitations(tx, { placeId, email: email.trim().toLowerCase(), now }))
}
