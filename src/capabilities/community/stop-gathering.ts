import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { gatheringChanged } from './community-jobs.ts'
import { lockGathering, noteGathering } from './gathering-store.ts'
import { longestReason } from './library-item.ts'

export type StopGatheringOutcome =
  | { ok: true }
  | { ok: false; refusal: 'gathering-not-found' | 'reason-is-missing' | 'too-long' | 'is-over' | 'changed-meanwhile' }

interface StopGatheringRequest {
  gatheringId: string
  /** Why it is called off; `null` lets it take place after all. */
  reason: string | null
  /** Of the gathering as it was seen. */
  sequence: number
}

type Context = Pick<Services, 'database' | 'queue'> & { by: CityLead | ProgrammeTeam; now: Date }

/** Calls a training or meet-up off with a reason, or lets it take place after all. Those who come are told. */
export function stopGathering(
  { gatheringId, reason, sequence: seen }: StopGatheringRequest,
  { database, queue, by, now }: Context,
): Promise<StopGatheringOutcome> {
  return database.transaction().execute(async (tx): Promise<StopGatheringOutcome> => {
    const said = reason?.trim()
    if (said === '') return { ok: false, refusal: 'reason-is-missing' }
    if (said && said.length > longestReason) return { ok: false, refusal: 'too-long' }
    const found = await lockGathering(tx, { gatheringId, by })
    if (!found) return { ok: false, refusal: 'gathering-not-found' }
    // Pressed twice, it is done once.
    if ((found.calledOffBecause === null) === (said === undefined)) return { ok: true }
    if (found.startsAt <= now) return { ok: false, refusal: 'is-over' }
    if (found.sequence !== seen) return { ok: false, refusal: 'changed-meanwhile' }
    const sequence = seen + 1
    await tx
      .updateTable('gatherings')
      .set({ calledOffBecause: said ?? null, sequence })
      .where('id', '=', gatheringId)
      .execute()
    await queue.enqueue(tx, gatheringChanged, [{ gatheringId, sequence }])
    await noteGathering(tx, { gathering: found, action: said ? 'called-off' : 'on-again', by }, now)
    return { ok: true }
  })
}
