import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { isOver } from './invitation.ts'
import { endInvitationsTo, lockInvitation } from './invitation-store.ts'
import { insertMembership, lockMembers } from './organisation-store.ts'

export type AcceptInvitationOutcome =
  | { ok: true }
  | { ok: false; refusal: 'invitation-not-found' | 'invitation-is-for-another-address' }

/** Makes the invited person a member. Only who is signed in at the invited address can accept. */
export function acceptInvitation(
  { invitationId }: { invitationId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<AcceptInvitationOutcome> {
  const { personId, emails } = signedIn
  return database.transaction().execute(async (tx): Promise<AcceptInvitationOutcome> => {
    const invitation = await lockInvitation(tx, invitationId)
    if (!invitation || isOver(invitation, now)) return { ok: false, refusal: 'invitation-not-found' }
    if (!emails.includes(invitation.email)) return { ok: false, refusal: 'invitation-is-for-another-address' }
    const { organisationId, role } = invitation
    const members = await lockMembers(tx, { organisationId, personId })
    // An invitation to award takes nothing from who may do everything already.
    if (members.roles.get(personId) !== 'manager')
      await insertMembership(tx, { organisationId, personId, role, joinedAt: now })
    await endInvitationsTo(tx, { organisationId, email: invitation.email, now })
    const entry = { actorId: personId, action: 'member.added', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, detail: { personId, role } }, now)
    return { ok: true }
  })
}
