import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type DateRefusal, fallOf, leavingStateOf } from './leaving-rules.ts'
import { lockLeaving, noteLeaving } from './leaving-store.ts'

export type UpdateLeavingOutcome =
  | { ok: true }
  | { ok: false; refusal: DateRefusal | 'leaving-not-found' | 'has-fallen' | 'changed-meanwhile' }

interface DateRequest {
  leavingId: string
  leavesOn: string
  /** The day that the page showed: of two who move it at once the second sees the first. */
  seen: string
}

/** Moves the date, until it has come. */
export function updateLeaving(
  { leavingId, leavesOn, seen }: DateRequest,
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<UpdateLeavingOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<UpdateLeavingOutcome> => {
    const leaving = await lockLeaving(tx, { leavingId, organisationId })
    if (!leaving) return { ok: false, refusal: 'leaving-not-found' }
    if (!['draft', 'held', 'running'].includes(leavingStateOf(leaving, now)))
      return { ok: false, refusal: 'has-fallen' }
    if (leaving.leavesOn !== seen) return { ok: false, refusal: 'changed-meanwhile' }
    const fall = fallOf(leavesOn, now)
    if ('refusal' in fall) return { ok: false, refusal: fall.refusal }
    await tx.updateTable('leavings').set({ leavesOn, fallsAt: fall.fallsAt }).where('id', '=', leavingId).execute()
    const detail = { from: leaving.leavesOn, to: leavesOn }
    await noteLeaving(tx, { leavingId, actorId: personId, action: 'leaving.moved', detail }, now)
    return { ok: true }
  })
}
