import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type SettleRefusal, settledRefusalOf } from './meeting-rules.ts'
import { meetingChanged } from './placement-jobs.ts'
import { lockMeeting, type MeetingKey, noteMeeting, updateMeeting } from './placement-store.ts'
import { type MoveRefusal, moveRefusalOf } from './year-rules.ts'

export type MoveMeetingOutcome =
  | { ok: true; sequence: number }
  | { ok: false; refusal: 'meeting-not-found' | 'changed-meanwhile' | MoveRefusal | SettleRefusal }

interface MoveMeetingRequest extends MeetingKey {
  heldOn: string
  startsAt: string
  /** Of the meeting as it was seen. */
  sequence: number
}

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/**
 * Moves one meeting to another time. What is said of it in calendars is replaced: its SEQUENCE is raised, and those who
 * come are told by mail.
 */
export function moveMeeting(
  { heldOn, startsAt, sequence: seen, ...key }: MoveMeetingRequest,
  { database, queue, lead, now }: Context,
): Promise<MoveMeetingOutcome> {
  return database.transaction().execute(async (tx): Promise<MoveMeetingOutcome> => {
    const found = await lockMeeting(tx, key, lead)
    if (!found) return { ok: false, refusal: 'meeting-not-found' }
    const { placement, meeting } = found
    if (meeting.heldOn === heldOn && meeting.startsAt === startsAt) return { ok: true, sequence: meeting.sequence }
    if (meeting.sequence !== seen) return { ok: false, refusal: 'changed-meanwhile' }
    const { kind } = key
    const refusal =
      settledRefusalOf(meeting, placement) ??
      moveRefusalOf({ kind, heldOn, startsAt }, { beginsOn: placement.beginsOn, now })
    if (refusal) return { ok: false, refusal }
    const sequence = seen + 1
    await updateMeeting(tx, key).set({ heldOn, startsAt, sequence }).execute()
    await queue.enqueue(tx, meetingChanged, [{ ...key, sequence }])
    const entry = { ...key, actorId: lead.personId, placeId: lead.placeId }
    const detail = { from: meeting.heldOn, to: heldOn, startsAt }
    await noteMeeting(tx, { ...entry, action: 'placement.meeting-moved', detail }, now)
    return { ok: true, sequence }
  })
}
