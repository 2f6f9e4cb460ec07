import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockPlacement } from './placement-store.ts'

export type UpdateOwnWordsOutcome = { ok: true } | { ok: false; refusal: 'placement-not-found' | 'changed-meanwhile' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Says in a lead’s own words how the year goes: it stands on the programme’s board beside what is computed. */
export function updateOwnWords(
  { placementId, said, basedOn }: { placementId: string; said: string; basedOn: string },
  { database, lead, now }: Context,
): Promise<UpdateOwnWordsOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateOwnWordsOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    if (placement?.placeId !== lead.placeId) return { ok: false, refusal: 'placement-not-found' }
    if (placement.ownWords === said) return { ok: true }
    if (placement.ownWords !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    await tx.updateTable('placements').set({ ownWords: said, ownWordsAt: now }).where('id', '=', placementId).execute()
    const entry = { actorId: lead.personId, action: 'placement.own-words-written', subjectType: 'placement' }
    await audit(tx, { ...entry, subjectId: placementId, placeId: placement.placeId }, now)
    return { ok: true }
  })
}
