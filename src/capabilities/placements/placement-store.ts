import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Meeting, MeetingKind, Placement } from './placement.ts'
import type { WrittenMeeting } from './written-meeting.ts'

export const selectPlacements = (reader: Reader) =>
  reader
    .selectFrom('placements')
    .innerJoin('places', 'places.id', 'placements.placeId')
    .select(['placements.id', 'placeId', 'slug', 'name', 'nameCy', 'beginsOn', 'begunAt', 'stage', 'closedAt'])
    .select(['ownWords', 'ownWordsAt', 'exitOpenedAt'])
    .$castTo<Placement>()

/** Held until the transaction ends: two who change its stage or its meetings wait for each other. */
export async function lockPlacement(tx: Tx, placementId: string): Promise<Placement | undefined> {
  await tx.selectFrom('placements').select('id').where('id', '=', placementId).forUpdate().execute()
  return selectPlacements(tx).where('placements.id', '=', placementId).executeTakeFirst()
}

export const selectMeetings = (reader: Reader) =>
  reader
    .selectFrom('placementMeetings')
    .select(['kind', 'number', 'heldOn', 'startsAt', 'sequence', 'state'])
    .$castTo<Meeting>()

export interface MeetingKey {
  placementId: string
  kind: MeetingKind
  number: number
}

export const selectMeeting = (reader: Reader, { placementId, kind, number }: MeetingKey) =>
  selectMeetings(reader)
    .where('placementId', '=', placementId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .select(['agenda', 'notes', 'decisions', 'skipReason', 'settledAt'])
    .$castTo<WrittenMeeting>()
    .executeTakeFirst()

/** A meeting of the place that this lead leads, its year held until the transaction ends. */
export async function lockMeeting(
  tx: Tx,
  key: MeetingKey,
  { placeId }: { placeId: string },
): Promise<{ placement: Placement; meeting: WrittenMeeting } | undefined> {
  const placement = await lockPlacement(tx, key.placementId)
  const meeting = placement?.placeId === placeId ? await selectMeeting(tx, key) : undefined
  return placement && meeting && { placement, meeting }
}

export const updateMeeting = (tx: Tx, { placementId, kind, number }: MeetingKey) =>
  tx
    .updateTable('placementMeetings')
    .where('placementId', '=', placementId)
    .where('kind', '=', kind)
    .where('number', '=', number)

interface Logged extends MeetingKey {
  actorId: string | undefined
  action: string
  placeId: string
  detail?: Record<string, string | number>
}

/** Into the log of the place, by what happened to which of its meetings. */
export function noteMeeting(
  tx: Tx,
  { placementId, kind, number, detail, action, actorId, placeId }: Logged,
  now: Date,
): Promise<void> {
  const subject = { subjectType: 'placement', subjectId: placementId, placeId }
  return audit(tx, { actorId, action, ...subject, detail: { kind, number, ...detail } }, now)
}
