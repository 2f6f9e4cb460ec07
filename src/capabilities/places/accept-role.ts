import { appointAdministratorById } from '#capabilities/people/appoint-administrator.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { isOver } from './role-invitation.ts'
import { endRoleInvitations, lockRoleInvitation } from './role-store.ts'

export type AcceptRoleOutcome =
  | { ok: true; placeId: string | null }
  | { ok: false; refusal: 'invitation-not-found' | 'invitation-is-for-another-address' }

/** Begins the role. Only who is signed in at an account with the address that it was offered to can accept. */
export function acceptRole(
  { invitationId }: { invitationId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<AcceptRoleOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<AcceptRoleOutcome> => {
    const invitation = await lockRoleInvitation(tx, invitationId)
    if (!invitation || isOver(invitation, now)) return { ok: false, refusal: 'invitation-not-found' }
    const { placeId, email } = invitation
    if (!signedIn.emails.includes(email)) return { ok: false, refusal: 'invitation-is-for-another-address' }
    await endRoleInvitations(tx, { placeId, email, now })
    if (!placeId) {
      await appointAdministratorById({ personId }, { tx, now })
      return { ok: true, placeId }
    }
    await tx
      .insertInto('placeLeads')
      .values({ placeId, personId, since: now })
      .onConflict((conflict) => conflict.columns(['placeId', 'personId']).doNothing())
      .execute()
    const entry = { actorId: personId, action: 'city-lead.appointed', subjectType: 'person', subjectId: personId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true, placeId }
  })
}
