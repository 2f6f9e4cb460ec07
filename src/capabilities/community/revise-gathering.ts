import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { gatheringChanged } from './community-jobs.ts'
import { gatheringRevision } from './find-gathering.ts'
import type { GatheringText } from './gathering.ts'
import { type GatheringRefusal, gatheringRefusalOf, trimmedGathering } from './gathering-rules.ts'
import { lockGathering, noteGathering } from './gathering-store.ts'

export type ReviseGatheringOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'gathering-not-found' | 'words-are-missing' | 'changed-meanwhile' | 'is-over' | GatheringRefusal
    }

interface ReviseGatheringRequest extends GatheringText {
  gatheringId: string
  /** What the form was filled from (`gatheringRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database' | 'queue'> & { by: CityLead | ProgrammeTeam; now: Date }

/** Changes what is planned. At another time, for longer or elsewhere, its SEQUENCE is raised and those who come are told. */
export function reviseGathering(
  { gatheringId, basedOn, ...typed }: ReviseGatheringRequest,
  { database, queue, by, now }: Context,
): Promise<ReviseGatheringOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseGatheringOutcome> => {
    const found = await lockGathering(tx, { gatheringId, by })
    if (!found) return { ok: false, refusal: 'gathering-not-found' }
    const text = trimmedGathering(typed)
    if (!text.title || !text.about || !text.venue) return { ok: false, refusal: 'words-are-missing' }
    // Sent once more, it is there already.
    if (gatheringRevision(found) === gatheringRevision(text)) return { ok: true }
    if (gatheringRevision(found) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    if (found.startsAt <= now) return { ok: false, refusal: 'is-over' }
    const refusal = gatheringRefusalOf(text, now)
    if (refusal) return { ok: false, refusal }
    const isElsewhere =
      text.startsAt.getTime() !== found.startsAt.getTime() ||
      text.minutes !== found.minutes ||
      text.venue !== found.venue ||
      text.title !== found.title
    const sequence = found.sequence + (isElsewhere ? 1 : 0)
    await tx
      .updateTable('gatherings')
      .set({ ...text, sequence })
      .where('id', '=', gatheringId)
      .execute()
    if (isElsewhere) await queue.enqueue(tx, gatheringChanged, [{ gatheringId, sequence }])
    await noteGathering(tx, { gathering: found, action: 'changed', by }, now)
    return { ok: true }
  })
}
