import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { listStandings } from './find-organisation.ts'
import { countInvitationsSince, endInvitationsTo, insertInvitation } from './invitation-store.ts'
import { memberInvited } from './organisation-jobs.ts'
import { lockMembers } from './organisation-store.ts'

export type InviteMemberOutcome =
  | { ok: true }
  | { ok: false; refusal: 'organisation-not-approved' | 'no-longer-a-manager' | 'too-many-invitations' }

const mostADay = 20

/**
 * Asks the owner of an address to act for the organisation. Whether the address has an account changes neither the
 * answer nor what the organisation sees: who is meant becomes a member by accepting, and shows a name only then.
 */
export function inviteMember(
  { email, role, locale }: { email: string; role: 'manager' | 'issuer'; locale: Language },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<InviteMemberOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<InviteMemberOutcome> => {
    const members = await lockMembers(tx, manager)
    if (!members.isManagedByAsker) return { ok: false, refusal: 'no-longer-a-manager' }
    const standings = await listStandings(organisationId, { database: tx })
    if (!standings.some((one) => one.standing === 'approved'))
      return { ok: false, refusal: 'organisation-not-approved' }
    const yesterday = new Date(now.getTime() - 86_400_000)
    if ((await countInvitationsSince(tx, organisationId, yesterday)) >= mostADay)
      return { ok: false, refusal: 'too-many-invitations' }
    const address = email.trim().toLowerCase()
    await endInvitationsTo(tx, { organisationId, email: address, now })
    const id = newId(now)
    await insertInvitation(tx, {
      id,
      organisationId,
      email: address,
      role,
      locale,
      invitedAt: now,
      invitedBy: personId ?? null,
    })
    await queue.enqueue(tx, memberInvited, [{ invitationId: id }])
    const entry = {
      actorId: personId,
      action: 'member.invited',
      subjectType: 'organisation',
      subjectId: organisationId,
    }
    await audit(tx, { ...entry, detail: { role } }, now)
    return { ok: true }
  })
}
