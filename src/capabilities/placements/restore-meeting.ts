import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { meetingChanged } from './placement-jobs.ts'
import { lockMeeting, type MeetingKey, noteMeeting, updateMeeting } from './placement-store.ts'

export type RestoreMeetingOutcome =
  | { ok: true }
  | { ok: false; refusal: 'meeting-not-found' | 'place-is-closed' | 'meeting-takes-place' | 'changed-meanwhile' }

type Context = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** A meeting that was to be skipped takes place after all; calendars have it again. */
export function restoreMeeting(
  { sequence: seen, ...key }: MeetingKey & { sequence: number },
  { database, queue, lead, now }: Context,
): Promise<RestoreMeetingOutcome> {
  return database.transaction().execute(async (tx): Promise<RestoreMeetingOutcome> => {
    const found = await lockMeeting(tx, key, lead)
    if (!found) return { ok: false, refusal: 'meeting-not-found' }
    const { placement, meeting } = found
    if (placement.closedAt) return { ok: false, refusal: 'place-is-closed' }
    if (meeting.state !== 'skipped') return { ok: false, refusal: 'meeting-takes-place' }
    if (meeting.sequence !== seen) return { ok: false, refusal: 'changed-meanwhile' }
    const sequence = seen + 1
    await updateMeeting(tx, key)
      .set({ state: 'planned', skipReason: null, sequence, settledAt: null, settledBy: null })
      .execute()
    await queue.enqueue(tx, meetingChanged, [{ ...key, sequence }])
    const entry = { ...key, actorId: lead.personId, placeId: lead.placeId }
    await noteMeeting(tx, { ...entry, action: 'placement.meeting-restored' }, now)
    return { ok: true }
  })
}
