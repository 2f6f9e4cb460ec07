import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockGathering, noteGathering } from './gathering-store.ts'

export type NoteAttendanceOutcome = { ok: true } | { ok: false; refusal: 'gathering-not-found' | 'not-yet' | 'is-off' }

type Context = Pick<Services, 'database'> & { by: CityLead | ProgrammeTeam; now: Date }

/** Notes who of those who said that they come was there. What is noted once more replaces what was. */
export function noteAttendance(
  { gatheringId, came }: { gatheringId: string; came: string[] },
  { database, by, now }: Context,
): Promise<NoteAttendanceOutcome> {
  return database.transaction().execute(async (tx): Promise<NoteAttendanceOutcome> => {
    const found = await lockGathering(tx, { gatheringId, by })
    if (!found) return { ok: false, refusal: 'gathering-not-found' }
    if (found.calledOffBecause !== null) return { ok: false, refusal: 'is-off' }
    if (found.startsAt > now) return { ok: false, refusal: 'not-yet' }
    await tx.updateTable('gatheringPeople').set({ came: false }).where('gatheringId', '=', gatheringId).execute()
    if (came.length > 0)
      await tx
        .updateTable('gatheringPeople')
        .set({ came: true })
        .where('gatheringId', '=', gatheringId)
        .where('personId', 'in', came)
        .execute()
    await tx.updateTable('gatherings').set({ attendanceAt: now }).where('id', '=', gatheringId).execute()
    await noteGathering(tx, { gathering: found, action: 'attendance-noted', by }, now)
    return { ok: true }
  })
}
