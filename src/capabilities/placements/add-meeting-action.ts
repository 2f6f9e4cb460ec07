import type { CityLead } from '#capabilities/people/authority.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { mayOwn } from './action-store.ts'
import { type ActionRefusal, actionRefusalOf } from './meeting-rules.ts'
import { lockMeeting, type MeetingKey, noteMeeting } from './placement-store.ts'

export type AddMeetingActionOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'meeting-not-found' | 'meeting-is-skipped' | 'owner-not-found' | 'too-many-actions' | ActionRefusal
    }

interface AddMeetingActionRequest extends MeetingKey {
  /** Of the form: sent twice, it is one action. */
  requestId: string
  text: string
  ownerId: string
  dueOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

const mostOpen = 100

/** Gives one person something to do until a day. It is carried to every later meeting until it is done or dropped. */
export function addMeetingAction(
  { requestId, text, ownerId, dueOn, ...key }: AddMeetingActionRequest,
  { database, lead, now }: Context,
): Promise<AddMeetingActionOutcome> {
  return database.transaction().execute(async (tx): Promise<AddMeetingActionOutcome> => {
    const found = await lockMeeting(tx, key, lead)
    if (!found) return { ok: false, refusal: 'meeting-not-found' }
    if (found.meeting.state === 'skipped') return { ok: false, refusal: 'meeting-is-skipped' }
    const refusal = actionRefusalOf({ text, dueOn }, { today: localParts(now).date })
    if (refusal) return { ok: false, refusal }
    if (!(await mayOwn(tx, { placeId: lead.placeId, personId: ownerId })))
      return { ok: false, refusal: 'owner-not-found' }
    const { count } = await tx
      .selectFrom('placementActions')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('placementId', '=', key.placementId)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    if (count >= mostOpen) return { ok: false, refusal: 'too-many-actions' }
    const made = await tx
      .insertInto('placementActions')
      .values({ id: newId(now), ...key, requestId, text: text.trim(), ownerId, dueOn, madeAt: now })
      .onConflict((conflict) => conflict.columns(['placementId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    const entry = { ...key, actorId: lead.personId, placeId: lead.placeId }
    if (made) await noteMeeting(tx, { ...entry, action: 'placement.action-agreed' }, now)
    return { ok: true }
  })
}
