import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { leavingStateOf } from './leaving-rules.ts'
import { lockLeaving } from './leaving-store.ts'

export type ChooseLeaversOutcome =
  | { ok: true; count: number }
  | { ok: false; refusal: 'leaving-not-found' | 'has-fallen' | 'nobody-is-chosen' }

interface Choice {
  leavingId: string
  leaverIds: string[]
  /** Their addresses stay, or end with the others. */
  leaveOut: boolean
}

/** Lets single addresses stay, or puts them back among those that end. */
export function chooseLeavers(
  { leavingId, leaverIds, leaveOut }: Choice,
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<ChooseLeaversOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<ChooseLeaversOutcome> => {
    const leaving = await lockLeaving(tx, { leavingId, organisationId })
    if (!leaving) return { ok: false, refusal: 'leaving-not-found' }
    if (!['draft', 'held', 'running'].includes(leavingStateOf(leaving, now)))
      return { ok: false, refusal: 'has-fallen' }
    if (leaverIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const changed = await tx
      .updateTable('leavers')
      .set({ leftOutAt: leaveOut ? now : null })
      .where('leavingId', '=', leavingId)
      // An address stays as a whole: brothers and sisters may share one.
      .where('email', 'in', (from) => from.selectFrom('leavers').select('email').where('id', 'in', leaverIds))
      .where('leftOutAt', leaveOut ? 'is' : 'is not', null)
      .returning('id')
      .execute()
    const action = leaveOut ? 'leaver.left-out' : 'leaver.put-back'
    const entry = { actorId: personId, action, subjectType: 'leaver' }
    await audit(
      tx,
      changed.map(({ id }) => ({ ...entry, subjectId: id })),
      now,
    )
    return { ok: true, count: changed.length }
  })
}
