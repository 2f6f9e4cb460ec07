import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { listGrowthPeers } from './find-growing.ts'
import type { GrowthMonth } from './growing.ts'
import { growthEntry } from './growing-store.ts'
import { growthPeerAsked } from './placement-jobs.ts'
import { holdOwnRound, type OwnRoundRefusal } from './update-own-growth.ts'

export type AskGrowthPeerOutcome =
  | { ok: true }
  | { ok: false; refusal: OwnRoundRefusal | 'peer-not-found' | 'another-is-asked' }

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** Asks one who leads a place how they see this lead. One at a time: before another is asked, the first is asked no more. */
export function askGrowthPeer(
  { month, peerId }: { month: GrowthMonth; peerId: string },
  { database, queue, lead, now }: Context,
): Promise<AskGrowthPeerOutcome> {
  return database.transaction().execute(async (tx): Promise<AskGrowthPeerOutcome> => {
    const held = await holdOwnRound({ month }, { tx, lead, now })
    if (!held.ok) return held
    const { round } = held
    if (round.peerId === peerId) return { ok: true }
    if (round.peerId) return { ok: false, refusal: 'another-is-asked' }
    const peers = await listGrowthPeers({}, { database: tx, of: lead })
    if (!peers.some(({ personId }) => personId === peerId)) return { ok: false, refusal: 'peer-not-found' }
    await tx.updateTable('growthRounds').set({ peerId, askedAt: now }).where('id', '=', round.id).execute()
    await queue.enqueue(tx, growthPeerAsked, [{ roundId: round.id, peerId, at: now.toISOString() }])
    await audit(tx, growthEntry(round, 'peer-asked', round.personId), now)
    return { ok: true }
  })
}
