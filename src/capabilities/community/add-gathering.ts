import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { GatheringText } from './gathering.ts'
import { type GatheringRefusal, gatheringRefusalOf, trimmedGathering } from './gathering-rules.ts'
import { noteGathering } from './gathering-store.ts'

export type AddGatheringOutcome =
  | { ok: true; gatheringId: string }
  | { ok: false; refusal: 'words-are-missing' | GatheringRefusal }

interface AddGatheringRequest extends GatheringText {
  /** Of the form: sent twice, it is one. */
  requestId: string
}

type Context = Pick<Services, 'database'> & { by: CityLead | ProgrammeTeam; now: Date }

/** Plans a training, or a meet-up of the lead’s place. All who lead places see it, and say whether they come. */
export function addGathering(
  { requestId, ...typed }: AddGatheringRequest,
  { database, by, now }: Context,
): Promise<AddGatheringOutcome> {
  return database.transaction().execute(async (tx): Promise<AddGatheringOutcome> => {
    const text = trimmedGathering(typed)
    if (!text.title || !text.about || !text.venue) return { ok: false, refusal: 'words-are-missing' }
    const refusal = gatheringRefusalOf(text, now)
    if (refusal) return { ok: false, refusal }
    const placeId = 'placeId' in by ? by.placeId : null
    const made = await tx
      .insertInto('gatherings')
      .values({ id: newId(now), placeId, requestId, ...text, madeAt: now, madeBy: by.personId ?? null })
      .onConflict((conflict) => conflict.column('requestId').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await noteGathering(tx, { gathering: { id: made.id, placeId }, action: 'planned', by }, now)
    const { id: gatheringId } =
      made ??
      (await tx.selectFrom('gatherings').select('id').where('requestId', '=', requestId).executeTakeFirstOrThrow())
    return { ok: true, gatheringId }
  })
}
