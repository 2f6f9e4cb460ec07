import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type SettleRefusal, settledRefusalOf } from './meeting-rules.ts'
import { meetingChanged } from './placement-jobs.ts'
import { lockMeeting, type MeetingKey, noteMeeting, updateMeeting } from './placement-store.ts'

export type StopMeetingOutcome =
  | { ok: true }
  | { ok: false; refusal: 'meeting-not-found' | 'reason-is-missing' | 'changed-meanwhile' | SettleRefusal }

interface StopMeetingRequest extends MeetingKey {
  reason: string
  /** Of the meeting as it was seen. */
  sequence: number
}

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** Skips a meeting, with a reason that stands beside it. Those who come are told, and their calendars take it out. */
export function stopMeeting(
  { reason, sequence: seen, ...key }: StopMeetingRequest,
  { database, queue, lead, now }: Context,
): Promise<StopMeetingOutcome> {
  return database.transaction().execute(async (tx): Promise<StopMeetingOutcome> => {
    const found = await lockMeeting(tx, key, lead)
    if (!found) return { ok: false, refusal: 'meeting-not-found' }
    const { placement, meeting } = found
    const refusal = settledRefusalOf(meeting, placement)
    if (refusal) return { ok: false, refusal }
    if (meeting.sequence !== seen) return { ok: false, refusal: 'changed-meanwhile' }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    const sequence = seen + 1
    await updateMeeting(tx, key)
      .set({ state: 'skipped', skipReason: reason.trim(), sequence, settledAt: now, settledBy: lead.personId ?? null })
      .execute()
    await queue.enqueue(tx, meetingChanged, [{ ...key, sequence }])
    const entry = { ...key, actorId: lead.personId, placeId: lead.placeId }
    await noteMeeting(tx, { ...entry, action: 'placement.meeting-skipped' }, now)
    return { ok: true }
  })
}
