import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { growthEntry, lockRound } from './growing-store.ts'

export type WithdrawGrowthPeerOutcome = { ok: true } | { ok: false; refusal: 'round-not-found' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/**
 * Ends that a peer is asked: by the lead who asked, or by the peer who would rather not. From then on the peer reads
 * nothing of it, and what they wrote is gone.
 */
export function withdrawGrowthPeer(
  { roundId }: { roundId: string },
  { database, lead, now }: Context,
): Promise<WithdrawGrowthPeerOutcome> {
  const personId = needed(lead.personId, 'a person')
  return database.transaction().execute(async (tx): Promise<WithdrawGrowthPeerOutcome> => {
    const round = await lockRound(tx, roundId)
    if (round?.personId !== personId && round?.peerId !== personId) return { ok: false, refusal: 'round-not-found' }
    if (!round.peerId) return { ok: true }
    await tx.deleteFrom('growthWords').where('roundId', '=', roundId).where('side', '=', 'peer').execute()
    await tx.updateTable('growthRounds').set({ peerId: null, askedAt: null }).where('id', '=', roundId).execute()
    await audit(tx, growthEntry(round, 'peer-withdrawn', personId), now)
    return { ok: true }
  })
}
