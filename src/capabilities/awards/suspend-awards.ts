import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockStanding, longestReason, settleSuspension } from './suspension-store.ts'

export type SuspendAwardsOutcome =
  | { ok: true; suspended: number }
  | { ok: false; refusal: 'nobody-is-chosen' | 'reason-is-missing' | 'reason-is-too-long' }

interface SuspendRequest {
  awardIds: string[]
  /** Everybody who checks one of the badges reads it. */
  reason: string
}

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/**
 * Puts awards on hold, one or many, for as long as something is being looked into. Those who check one on this site are
 * told at once; what is signed names its revocation alone (decision 0028).
 */
export async function suspendAwards(
  { awardIds, reason }: SuspendRequest,
  { database, queue, issuer, now }: Context,
): Promise<SuspendAwardsOutcome> {
  if (awardIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
  const said = reason.trim()
  if (!said) return { ok: false, refusal: 'reason-is-missing' }
  if (said.length > longestReason) return { ok: false, refusal: 'reason-is-too-long' }
  return database.transaction().execute(async (tx): Promise<SuspendAwardsOutcome> => {
    const standing = await lockStanding(tx, { awardIds, organisationId: issuer.organisationId })
    if (standing.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const awards = standing.filter((award) => !award.suspendedAt)
    const suspension = { suspendedAt: now, suspendedBy: issuer.personId ?? null, suspensionReason: said }
    await settleSuspension({ awards, suspension, action: 'award.suspended', reason: said }, { tx, queue, issuer, now })
    return { ok: true, suspended: awards.length }
  })
}
