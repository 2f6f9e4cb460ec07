import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { mayAskRenewal } from './ending-rules.ts'
import { findRenewal } from './find-renewal.ts'

export type AskRenewalOutcome =
  | { ok: true }
  | { ok: false; refusal: 'award-not-found' | 'award-does-not-count' | 'it-is-too-early' | 'award-goes-on' }

/**
 * Lets the learner of a badge that ends soon, or who cares for them, ask its organisation to renew it: once for each end,
 * however often it is pressed. The organisation decides.
 */
export function askRenewal(
  { awardId }: { awardId: string },
  { database, signedIn, now }: Pick<Services, 'database'> & { signedIn: SignedIn; now: Date },
): Promise<AskRenewalOutcome> {
  const { personId, guardianId } = signedIn
  return database.transaction().execute(async (tx): Promise<AskRenewalOutcome> => {
    if (!(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'award-not-found' }
    // Held, so that what is withdrawn or extended at this moment is seen.
    const award = await tx
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select(['awards.id', 'organisationId', 'placeId', 'awardedAt', 'validUntil', 'revokedAt', 'suspendedAt'])
      .where('awards.id', '=', awardId)
      .where('claimedAt', 'is not', null)
      .where('recipients.personId', '=', personId)
      .forUpdate('awards')
      .executeTakeFirst()
    if (!award) return { ok: false, refusal: 'award-not-found' }
    const { organisationId, placeId, awardedAt, validUntil } = award
    if (award.revokedAt || award.suspendedAt || !validUntil || validUntil <= now)
      return { ok: false, refusal: 'award-does-not-count' }
    if (!mayAskRenewal({ awardedAt, validUntil }, now)) return { ok: false, refusal: 'it-is-too-early' }
    const { waiting, renewedBy } = await findRenewal(awardId, { database: tx })
    if (waiting || renewedBy) return { ok: false, refusal: 'award-goes-on' }
    const asked = await tx
      .insertInto('renewalRequests')
      .values({ awardId, validUntil, organisationId, askedAt: now, askedBy: guardianId ?? personId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (asked.numInsertedOrUpdatedRows !== 1n) return { ok: true }
    const entry = { actorId: guardianId ?? personId, action: 'award.renewal-asked', subjectType: 'award' }
    await audit(tx, { ...entry, subjectId: awardId, placeId }, now)
    return { ok: true }
  })
}
