import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { MeetingKind } from './placement.ts'
import { lockPlacement, selectMeetings } from './placement-store.ts'
import { type MoveRefusal, moveRefusalOf } from './year-rules.ts'

export type MoveMeetingOutcome =
  | { ok: true; sequence: number }
  | { ok: false; refusal: 'meeting-not-found' | 'changed-meanwhile' | MoveRefusal }

interface MoveMeetingRequest {
  placementId: string
  kind: MeetingKind
  number: number
  heldOn: string
  startsAt: string
  /** Of the meeting as it was seen. */
  sequence: number
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Moves one meeting to another time. What is said of it in calendars is replaced: its SEQUENCE is raised. */
export function moveMeeting(
  { placementId, kind, number, heldOn, startsAt, ...seen }: MoveMeetingRequest,
  { database, lead, now }: Context,
): Promise<MoveMeetingOutcome> {
  return database.transaction().execute(async (tx): Promise<MoveMeetingOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    if (placement?.placeId !== lead.placeId) return { ok: false, refusal: 'meeting-not-found' }
    const one = { placementId, kind, number }
    const meeting = await selectMeetings(tx)
      .where('placementId', '=', placementId)
      .where('kind', '=', kind)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!meeting) return { ok: false, refusal: 'meeting-not-found' }
    if (meeting.heldOn === heldOn && meeting.startsAt === startsAt) return { ok: true, sequence: meeting.sequence }
    if (meeting.sequence !== seen.sequence) return { ok: false, refusal: 'changed-meanwhile' }
    const refusal = moveRefusalOf({ kind, heldOn, startsAt }, { beginsOn: placement.beginsOn, now })
    if (refusal) return { ok: false, refusal }
    const sequence = meeting.sequence + 1
    await tx
      .updateTable('placementMeetings')
      .set({ heldOn, startsAt, sequence })
      .where('placementId', '=', placementId)
      .where('kind', '=', kind)
      .where('number', '=', number)
      .execute()
    const entry = { actorId: lead.personId, action: 'placement.meeting-moved', subjectType: 'placement' }
    const detail = { ...one, from: meeting.heldOn, to: heldOn, startsAt }
    await audit(tx, { ...entry, subjectId: placementId, placeId: placement.placeId, detail }, now)
    return { ok: true, sequence }
  })
}
