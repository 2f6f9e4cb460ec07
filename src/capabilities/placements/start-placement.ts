import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { isWorkingDay, meetingsOfYear } from './year-rules.ts'

export type StartPlacementOutcome =
  | { ok: true; placementId: string }
  | { ok: false; refusal: 'place-not-found' | 'placement-exists' | 'not-a-working-day' }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Begins the year of a place, with all its meetings. A place has one year. */
export function startPlacement(
  { placeId, beginsOn }: { placeId: string; beginsOn: string },
  { database, team, now }: Context,
): Promise<StartPlacementOutcome> {
  return database.transaction().execute(async (tx): Promise<StartPlacementOutcome> => {
    const place = await tx
      .selectFrom('places')
      .select('id')
      .where('id', '=', placeId)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    if (!place) return { ok: false, refusal: 'place-not-found' }
    if (!isWorkingDay(beginsOn)) return { ok: false, refusal: 'not-a-working-day' }
    const placementId = newId(now)
    const made = await tx
      .insertInto('placements')
      .values({ id: placementId, placeId, beginsOn, begunAt: now, begunBy: team.personId })
      .onConflict((conflict) => conflict.column('placeId').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { ok: false, refusal: 'placement-exists' }
    await tx
      .insertInto('placementMeetings')
      .values(meetingsOfYear(beginsOn).map((meeting) => ({ placementId, ...meeting })))
      .execute()
    const entry = {
      actorId: team.personId,
      action: 'placement.begun',
      subjectType: 'placement',
      subjectId: placementId,
    }
    await audit(tx, { ...entry, placeId, detail: { beginsOn } }, now)
    return { ok: true, placementId }
  })
}
