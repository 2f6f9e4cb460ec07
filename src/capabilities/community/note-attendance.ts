import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockGathering, noteGathering } from './gathering-store.ts'

export type NoteAttendanceOutcome =
  | { ok: true }
  | { ok: false; refusal: 'gathering-not-found' | 'not-yet' | 'is-off' | 'leads-no-place' | 'changed-meanwhile' }

type Context = Pick<Services, 'database'> & { by: CityLead | ProgrammeTeam; now: Date }

interface NoteAttendanceRequest {
  gatheringId: string
  came: string[]
  /** Another who leads a place and was there without having said so. */
  also?: string | undefined
  /** What was noted before when the form was shown (`attendanceRevision`); left out where none was. */
  basedOn?: string | undefined
}

/** A fingerprint of what was noted so far: another tab may have noted something since. */
export const attendanceRevision = (attendanceAt: Date | null): string => attendanceAt?.toISOString() ?? 'never'

/** Notes who was there: of those who said that they come, and one more at a time. What is noted once more replaces what was. */
export function noteAttendance(
  { gatheringId, came, also, basedOn }: NoteAttendanceRequest,
  { database, by, now }: Context,
): Promise<NoteAttendanceOutcome> {
  return database.transaction().execute(async (tx): Promise<NoteAttendanceOutcome> => {
    const found = await lockGathering(tx, { gatheringId, by })
    if (!found) return { ok: false, refusal: 'gathering-not-found' }
    if (found.calledOffBecause !== null) return { ok: false, refusal: 'is-off' }
    if (found.startsAt > now) return { ok: false, refusal: 'not-yet' }
    if (basedOn !== undefined && basedOn !== attendanceRevision(found.attendanceAt))
      return { ok: false, refusal: 'changed-meanwhile' }
    if (!(await areExpected(tx, { gatheringId, came }))) return { ok: false, refusal: 'leads-no-place' }
    if (also && !(await leadsAPlace(tx, also))) return { ok: false, refusal: 'leads-no-place' }
    await tx.updateTable('gatheringPeople').set({ came: false }).where('gatheringId', '=', gatheringId).execute()
    if (came.length > 0)
      await tx
        .updateTable('gatheringPeople')
        .set({ came: true })
        .where('gatheringId', '=', gatheringId)
        .where('personId', 'in', came)
        .execute()
    if (also)
      await tx
        .insertInto('gatheringPeople')
        .values({ gatheringId, personId: also, saidAt: now, came: true })
        .onConflict((conflict) => conflict.columns(['gatheringId', 'personId']).doUpdateSet({ came: true }))
        .execute()
    await tx.updateTable('gatherings').set({ attendanceAt: now }).where('id', '=', gatheringId).execute()
    await noteGathering(tx, { gathering: found, action: 'attendance-noted', by }, now)
    return { ok: true }
  })
}

/** Whether all of these said that they come, or were noted before. */
async function areExpected(tx: Tx, { gatheringId, came }: Pick<NoteAttendanceRequest, 'gatheringId' | 'came'>) {
  if (came.length === 0) return true
  const rows = await tx
    .selectFrom('gatheringPeople')
    .select('personId')
    .where('gatheringId', '=', gatheringId)
    .where('personId', 'in', came)
    .execute()
  return rows.length === new Set(came).size
}

async function leadsAPlace(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('placeLeads')
    .select('personId')
    .where('personId', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
