import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { mayOwn, selectActions } from './action-store.ts'
import { actionRevision } from './find-meeting.ts'
import { type ActionRefusal, actionRefusalOf } from './meeting-rules.ts'
import { lockPlacement, noteMeeting } from './placement-store.ts'

export type ReviseMeetingActionOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'action-not-found' | 'changed-meanwhile' | 'owner-not-found' | 'reason-is-missing' | ActionRefusal
    }

type Change =
  | { to: 'other'; text: string; ownerId: string; dueOn: string }
  | { to: 'done' }
  | { to: 'dropped'; reason: string }
  | { to: 'open' }

interface ReviseMeetingActionRequest {
  placementId: string
  actionId: string
  change: Change
  /** What was seen (`actionRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Changes what is to be done, ends it (done, or dropped with a reason), or opens it again. */
export function reviseMeetingAction(
  { placementId, actionId, change, basedOn }: ReviseMeetingActionRequest,
  { database, lead, now }: Context,
): Promise<ReviseMeetingActionOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseMeetingActionOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    if (placement?.placeId !== lead.placeId) return { ok: false, refusal: 'action-not-found' }
    const action = await selectActions(tx, placementId).where('placementActions.id', '=', actionId).executeTakeFirst()
    if (!action) return { ok: false, refusal: 'action-not-found' }
    // Pressed twice, it is done once.
    if (change.to === action.state) return { ok: true }
    if (actionRevision(action) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    if (change.to === 'other') {
      const { text, dueOn, ownerId } = change
      // A day that has passed may stay: what is late is late.
      const today = dueOn === action.dueOn ? dueOn : localParts(now).date
      const refusal = actionRefusalOf({ text, dueOn }, { today })
      if (refusal) return { ok: false, refusal }
      if (ownerId !== action.ownerId && !(await mayOwn(tx, { placeId: lead.placeId, personId: ownerId })))
        return { ok: false, refusal: 'owner-not-found' }
    }
    if (change.to === 'dropped' && change.reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    await tx
      .updateTable('placementActions')
      .set(
        change.to === 'other'
          ? { text: change.text.trim(), ownerId: change.ownerId, dueOn: change.dueOn }
          : {
              state: change.to,
              settledAt: change.to === 'open' ? null : now,
              droppedReason: change.to === 'dropped' ? change.reason.trim() : null,
            },
      )
      .where('id', '=', actionId)
      .execute()
    const { kind, number } = action
    const entry = { placementId, kind, number, actorId: lead.personId, placeId: lead.placeId }
    await noteMeeting(tx, { ...entry, action: `placement.action-${logged[change.to]}`, detail: { actionId } }, now)
    return { ok: true }
  })
}

const logged = { other: 'revised', done: 'done', dropped: 'dropped', open: 'reopened' } as const
