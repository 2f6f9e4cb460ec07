import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Takes a listing off a call's page. The listing itself and what is booked there stay. */
export function removeCallEvent(
  { callId, opportunityId }: { callId: string; opportunityId: string },
  { database, team, now }: Context,
): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const removed = await tx
      .deleteFrom('callEvents')
      .where('callId', '=', callId)
      .where('opportunityId', '=', opportunityId)
      .returning('opportunityId')
      .executeTakeFirst()
    const entry = { actorId: team.personId, action: 'call.event-removed', subjectType: 'call', subjectId: callId }
    if (removed) await audit(tx, { ...entry, detail: { opportunityId } }, now)
  })
}
