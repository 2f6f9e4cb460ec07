import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { mayOwn } from './action-store.ts'
import type { ExitLine, ExitState } from './exit-plan.ts'
import { type ExitRefusal, exitRefusalOf, isExitOpen, linesOf } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { exitRevision } from './find-exit-plan.ts'
import { lockPlacement } from './placement-store.ts'

export type UpdateExitLineOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'placement-not-found' | 'not-open-yet' | 'place-is-closed' | 'owner-not-found' | ChangeRefusal
    }
type ChangeRefusal = 'changed-meanwhile' | ExitRefusal

interface UpdateExitLineRequest extends Omit<ExitLine, 'ownerName'> {
  placementId: string
  /** What was seen (`exitRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Writes who settles one thing of the exit plan until when, and that it is done, put aside with a reason, or open again. */
export function updateExitLine(
  { placementId, basedOn, item, ownerId, dueOn, state, ...request }: UpdateExitLineRequest,
  { database, lead, now }: Context,
): Promise<UpdateExitLineOutcome> {
  const said = request.said.trim()
  return database.transaction().execute(async (tx): Promise<UpdateExitLineOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    if (placement?.placeId !== lead.placeId) return { ok: false, refusal: 'placement-not-found' }
    if (placement.closedAt) return { ok: false, refusal: 'place-is-closed' }
    const { date: today } = localParts(now)
    if (!isExitOpen(placement, today)) return { ok: false, refusal: 'not-open-yet' }
    const lines = linesOf(await selectExitLines(tx, placementId))
    const before = needed(
      lines.find((one) => one.item === item),
      'a thing of the plan',
    )
    const written = { item, ownerId, dueOn, said, state }
    // Pressed twice, it is written once.
    if (exitRevision(before) === exitRevision(written)) return { ok: true }
    if (exitRevision(before) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const refusal = exitRefusalOf(written, { today, dueBefore: before.dueOn })
    if (refusal) return { ok: false, refusal }
    const isOther = ownerId !== before.ownerId
    if (ownerId && isOther && !(await mayOwn(tx, { placeId: lead.placeId, personId: ownerId })))
      return { ok: false, refusal: 'owner-not-found' }
    const row = { ownerId, dueOn, said, state, settledAt: state === 'open' ? null : now }
    await tx
      .insertInto('placementExits')
      .values({ placementId, item, ...row })
      .onConflict((conflict) => conflict.columns(['placementId', 'item']).doUpdateSet(row))
      .execute()
    const action = `placement.exit-${state === before.state ? 'written' : logged[state]}`
    const entry = { actorId: lead.personId, action, subjectType: 'placement', subjectId: placementId }
    await audit(tx, { ...entry, placeId: placement.placeId, detail: { item } }, now)
    return { ok: true }
  })
}

const logged: Record<ExitState, string> = { open: 'reopened', done: 'settled', aside: 'put-aside' }
