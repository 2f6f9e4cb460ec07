import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { leavingStateOf } from './leaving-rules.ts'
import { lockLeaving, noteLeaving } from './leaving-store.ts'

export type StopLeavingOutcome = { ok: true } | { ok: false; refusal: 'leaving-not-found' | 'has-fallen' }

/** Calls a leaving off, until its date has come: no address of it is stopped, and nobody is reminded any more. */
export function stopLeaving(
  { leavingId }: { leavingId: string },
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<StopLeavingOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<StopLeavingOutcome> => {
    const leaving = await lockLeaving(tx, { leavingId, organisationId })
    if (!leaving) return { ok: false, refusal: 'leaving-not-found' }
    const state = leavingStateOf(leaving, now)
    if (state === 'called-off') return { ok: true }
    if (state === 'falling' || state === 'over') return { ok: false, refusal: 'has-fallen' }
    await tx.updateTable('leavings').set({ calledOffAt: now }).where('id', '=', leavingId).execute()
    await noteLeaving(tx, { leavingId, actorId: personId, action: 'leaving.called-off' }, now)
    return { ok: true }
  })
}
