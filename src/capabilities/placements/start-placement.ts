import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { lockAccepted } from '#capabilities/programme/lock-accepted.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { isWorkingDay, meetingsOfYear } from './year-rules.ts'

export type StartPlacementOutcome =
  | { ok: true; placementId: string }
  | {
      ok: false
      refusal:
        | 'place-not-found'
        | 'placement-exists'
        | 'not-a-working-day'
        | 'nothing-is-accepted'
        | 'application-has-its-place'
    }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Begins the year of a place, with all its meetings. A place has one year, and an application that was accepted one place. */
export function startPlacement(
  { placeId, beginsOn, applicationId }: { placeId: string; beginsOn: string; applicationId?: string | undefined },
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
    if (applicationId !== undefined) {
      if (!(await lockAccepted({ applicationId }, { tx }))) return { ok: false, refusal: 'nothing-is-accepted' }
      const joined = await tx
        .selectFrom('placements')
        .select('id')
        .where('applicationId', '=', applicationId)
        .executeTakeFirst()
      if (joined) return { ok: false, refusal: 'application-has-its-place' }
    }
    const placementId = await beginYear({ placeId, beginsOn, applicationId, by: team.personId }, { tx, now })
    return placementId ? { ok: true, placementId } : { ok: false, refusal: 'placement-exists' }
  })
}

interface BeginYear {
  placeId: string
  beginsOn: string
  applicationId: string | undefined
  by: string | undefined
}

/** Its id, unless the place has its year already. The application, where there is one, is locked by those who call this. */
export async function beginYear(
  { placeId, beginsOn, applicationId, by }: BeginYear,
  { tx, now }: { tx: Tx; now: Date },
): Promise<string | undefined> {
  const placementId = newId(now)
  const made = await tx
    .insertInto('placements')
    .values({
      id: placementId,
      placeId,
      beginsOn,
      begunAt: now,
      begunBy: by ?? null,
      applicationId: applicationId ?? null,
    })
    .onConflict((conflict) => conflict.column('placeId').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return undefined
  await tx
    .insertInto('placementMeetings')
    .values(meetingsOfYear(beginsOn).map((meeting) => ({ placementId, ...meeting })))
    .execute()
  const entry = { actorId: by, action: 'placement.begun', subjectType: 'placement', subjectId: placementId }
  await audit(tx, { ...entry, placeId, detail: { beginsOn } }, now)
  return placementId
}
