import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { isExitOpen } from './exit-rules.ts'
import { lockPlacement } from './placement-store.ts'

export type StartExitPlanOutcome = { ok: true } | { ok: false; refusal: 'placement-not-found' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Lets those who lead a place begin its exit plan before the ninth month is over. */
export function startExitPlan(
  { placementId }: { placementId: string },
  { database, lead, now }: Context,
): Promise<StartExitPlanOutcome> {
  return database.transaction().execute(async (tx): Promise<StartExitPlanOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    if (placement?.placeId !== lead.placeId) return { ok: false, refusal: 'placement-not-found' }
    if (isExitOpen(placement, localParts(now).date)) return { ok: true }
    await tx.updateTable('placements').set({ exitOpenedAt: now }).where('id', '=', placementId).execute()
    const entry = { actorId: lead.personId, action: 'placement.exit-opened', subjectType: 'placement' }
    await audit(tx, { ...entry, subjectId: placementId, placeId: placement.placeId }, now)
    return { ok: true }
  })
}
