import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockStanding, longestReason, settleSuspension } from './suspension-store.ts'

export type RestoreAwardsOutcome =
  | { ok: true; restored: number }
  | { ok: false; refusal: 'nobody-is-chosen' | 'reason-is-missing' | 'reason-is-too-long' }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Takes awards off hold; the reason stands in the log. What was withdrawn stays withdrawn. */
export async function restoreAwards(
  { awardIds, reason }: { awardIds: string[]; reason: string },
  { database, queue, issuer, now }: Context,
): Promise<RestoreAwardsOutcome> {
  if (awardIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
  const said = reason.trim()
  if (!said) return { ok: false, refusal: 'reason-is-missing' }
  if (said.length > longestReason) return { ok: false, refusal: 'reason-is-too-long' }
  return database.transaction().execute(async (tx): Promise<RestoreAwardsOutcome> => {
    const standing = await lockStanding(tx, { awardIds, organisationId: issuer.organisationId })
    const awards = standing.filter((award) => award.suspendedAt)
    if (awards.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const suspension = { suspendedAt: null, suspendedBy: null, suspensionReason: null }
    await settleSuspension({ awards, suspension, action: 'award.restored', reason: said }, { tx, queue, issuer, now })
    return { ok: true, restored: awards.length }
  })
}
