import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { notesRevision } from './find-meeting.ts'
import { lockMeeting, type MeetingKey, noteMeeting, updateMeeting } from './placement-store.ts'

export type UpdateMeetingNotesOutcome =
  | { ok: true }
  | { ok: false; refusal: 'meeting-not-found' | 'changed-meanwhile' | 'meeting-is-skipped' }

interface UpdateMeetingNotesRequest extends MeetingKey {
  notes: string
  decisions: string
  /** What the form was filled from (`notesRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Writes down what was said and decided, before the meeting, in it, or afterwards. */
export function updateMeetingNotes(
  { notes, decisions, basedOn, ...key }: UpdateMeetingNotesRequest,
  { database, lead, now }: Context,
): Promise<UpdateMeetingNotesOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateMeetingNotesOutcome> => {
    const found = await lockMeeting(tx, key, lead)
    if (!found) return { ok: false, refusal: 'meeting-not-found' }
    const { meeting } = found
    if (meeting.state === 'skipped') return { ok: false, refusal: 'meeting-is-skipped' }
    const written = { notes, decisions }
    // Sent once more, it is there already.
    if (notesRevision(meeting) === notesRevision(written)) return { ok: true }
    if (notesRevision(meeting) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    await updateMeeting(tx, key).set(written).execute()
    const entry = { ...key, actorId: lead.personId, placeId: lead.placeId }
    await noteMeeting(tx, { ...entry, action: 'placement.notes-written' }, now)
    return { ok: true }
  })
}
