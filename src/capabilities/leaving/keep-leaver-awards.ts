import { type KeepFromAddressOutcome, keepFromAddress } from '#capabilities/awards/keep-from-address.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

export type KeepLeaverAwardsOutcome =
  | { ok: true; kept: number }
  | {
      ok: false
      refusal:
        | Extract<KeepFromAddressOutcome, { ok: false }>['refusal']
        | 'leaver-not-found'
        | 'leaving-is-off'
        | 'date-has-passed'
        | 'same-address'
    }

interface KeepRequest {
  leaverId: string
  /** How the learner proved that these are theirs: by the mail's link, or by the card and its PIN. */
  proof: 'mail' | 'card'
}

/**
 * Takes what a leaver holds into an account with an address that stays. The leaver's row is held, as it is when the date
 * falls: of the two the first counts. After the date the mail's link claims nothing, and the card still does.
 */
export function keepLeaverAwards(
  { leaverId, proof }: KeepRequest,
  { database, queue, signedIn, now }: Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<KeepLeaverAwardsOutcome> {
  return database.transaction().execute(async (tx): Promise<KeepLeaverAwardsOutcome> => {
    if (!(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'leaver-not-found' }
    const leaver = await tx
      .selectFrom('leavers')
      .innerJoin('leavings', 'leavings.id', 'leavers.leavingId')
      .select([
        ...(['leavers.organisationId', 'email', 'recipientId', 'holderId', 'stoppedAt'] as const),
        ...(['fallsAt', 'fellAt', 'calledOffAt', 'confirmedAt', 'leftOutAt'] as const),
      ])
      .where('leavers.id', '=', leaverId)
      .forUpdate('leavers')
      .executeTakeFirst()
    if (!leaver?.confirmedAt || leaver.leftOutAt) return { ok: false, refusal: 'leaver-not-found' }
    if (leaver.calledOffAt) return { ok: false, refusal: 'leaving-is-off' }
    const isOver = leaver.fellAt !== null || leaver.stoppedAt !== null || leaver.fallsAt <= now
    if (proof === 'mail' && isOver) return { ok: false, refusal: 'date-has-passed' }
    // Any reader of the mail there could sign in to this account.
    if (signedIn.emails.every((email) => email === leaver.email)) return { ok: false, refusal: 'same-address' }
    const { organisationId, recipientId, holderId } = leaver
    const outcome = await keepFromAddress(
      { organisationId, recipientId, holderId, alsoKept: proof === 'mail' },
      { tx, queue, signedIn, now },
    )
    if (!outcome.ok) return outcome
    if (outcome.holderId !== recipientId)
      await tx.updateTable('leavers').set({ holderId: outcome.holderId }).where('id', '=', leaverId).execute()
    const entry = { actorId: signedIn.personId, action: 'leaver.address-added', subjectType: 'leaver' }
    await audit(tx, { ...entry, subjectId: leaverId, detail: { proof } }, now)
    return { ok: true, kept: outcome.awardIds.length }
  })
}
