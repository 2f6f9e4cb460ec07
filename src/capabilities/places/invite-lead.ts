import type { CityLead, PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { roleOffered } from './place-jobs.ts'
import { countRoleInvitations, endRoleInvitations, lockLeads } from './role-store.ts'

export type InviteLeadOutcome = { ok: true } | { ok: false; refusal: 'no-longer-a-lead' | 'too-many-invitations' }

const mostADay = 20

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/**
 * Offers the role of City Lead, which may be shared. Whether the address has an account changes neither the answer nor
 * what is seen here: who is meant becomes a lead by accepting.
 */
export function inviteLead(
  { placeId, email, locale }: { placeId: string; email: string; locale: Language },
  { database, queue, by, now }: Powers & { by: CityLead | PlatformAdministrator },
): Promise<InviteLeadOutcome> {
  return database.transaction().execute(async (tx): Promise<InviteLeadOutcome> => {
    const { all: leads } = await lockLeads(tx, placeId)
    // An administrator needs no place of their own.
    if ('placeId' in by && (by.placeId !== placeId || (by.personId && !leads.includes(by.personId))))
      return { ok: false, refusal: 'no-longer-a-lead' }
    return offerLead({ placeId, email, locale, actorId: by.personId }, { tx, queue, now })
  })
}

/** Offers the role of administrator of the whole installation. */
export function inviteAdministrator(
  { email, locale }: { email: string; locale: Language },
  { database, queue, administrator, now }: Powers & { administrator: PlatformAdministrator },
): Promise<InviteLeadOutcome> {
  const { personId: actorId } = administrator
  return database
    .transaction()
    .execute((tx) => offerLead({ placeId: null, email, locale, actorId }, { tx, queue, now }))
}

interface Offer {
  placeId: string | null
  email: string
  locale: Language
  actorId: string | undefined
}

/** In the transaction that gives a reason for it. */
export async function offerLead(
  { placeId, email, locale, actorId }: Offer,
  { tx, queue, now }: Pick<Services, 'queue'> & { tx: Tx; now: Date },
): Promise<InviteLeadOutcome> {
  const since = new Date(now.getTime() - 86_400_000)
  if ((await countRoleInvitations(tx, { placeId, since })) >= mostADay)
    return { ok: false, refusal: 'too-many-invitations' }
  const address = email.trim().toLowerCase()
  await endRoleInvitations(tx, { placeId, email: address, now })
  const id = newId(now)
  await tx
    .insertInto('roleInvitations')
    .values({ id, placeId, email: address, locale, invitedBy: actorId ?? null, invitedAt: now })
    .execute()
  await queue.enqueue(tx, roleOffered, [{ invitationId: id }])
  const action = placeId ? 'city-lead.invited' : 'administrator.invited'
  const subject = { subjectType: 'role-invitation', subjectId: id }
  await audit(tx, { actorId, action, ...subject, ...(placeId ? { placeId } : {}) }, now)
  return { ok: true }
}
