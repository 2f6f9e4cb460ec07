import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { type SettleRefusal, settledRefusalOf } from './meeting-rules.ts'
import { lockMeeting, type MeetingKey, noteMeeting, updateMeeting } from './placement-store.ts'
import { prepareAgenda } from './prepare-agenda.ts'

export type HoldMeetingOutcome =
  | { ok: true }
  | { ok: false; refusal: 'meeting-not-found' | 'not-its-day-yet' | SettleRefusal }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Notes that a meeting was held: its agenda stays from then on as it stood. Notes, decisions and actions can follow. */
export function holdMeeting(key: MeetingKey, { database, lead, now }: Context): Promise<HoldMeetingOutcome> {
  return database.transaction().execute(async (tx): Promise<HoldMeetingOutcome> => {
    const found = await lockMeeting(tx, key, lead)
    if (!found) return { ok: false, refusal: 'meeting-not-found' }
    const { placement, meeting } = found
    // Pressed twice, it is held once.
    if (meeting.state === 'held') return { ok: true }
    const refusal = settledRefusalOf(meeting, placement)
    if (refusal) return { ok: false, refusal }
    if (meeting.heldOn > localParts(now).date) return { ok: false, refusal: 'not-its-day-yet' }
    const agenda = await prepareAgenda({ placement, meeting }, { database: tx, now })
    await updateMeeting(tx, key)
      .set({ state: 'held', agenda: JSON.stringify(agenda), settledAt: now, settledBy: lead.personId ?? null })
      .execute()
    const entry = { ...key, actorId: lead.personId, placeId: lead.placeId }
    await noteMeeting(tx, { ...entry, action: 'placement.meeting-held' }, now)
    return { ok: true }
  })
}
