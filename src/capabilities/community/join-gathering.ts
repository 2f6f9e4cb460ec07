import type { CityLead } from '#capabilities/people/authority.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { endsAtOf } from './gathering-rules.ts'
import { selectGatherings } from './gathering-store.ts'

export type JoinGatheringOutcome = { ok: true } | { ok: false; refusal: 'gathering-not-found' | 'is-over' | 'is-off' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Says that the lead comes to a training or meet-up, or that they do not after all. */
export function joinGathering(
  { gatheringId, isComing }: { gatheringId: string; isComing: boolean },
  { database, lead, now }: Context,
): Promise<JoinGatheringOutcome> {
  const personId = needed(lead.personId, 'a person')
  return database.transaction().execute(async (tx): Promise<JoinGatheringOutcome> => {
    // Attendance that is noted at this moment is waited for.
    await tx.selectFrom('gatherings').select('id').where('id', '=', gatheringId).forUpdate().execute()
    const found = await selectGatherings(tx).where('gatherings.id', '=', gatheringId).executeTakeFirst()
    if (!found) return { ok: false, refusal: 'gathering-not-found' }
    if (found.attendanceAt || endsAtOf(found) <= now) return { ok: false, refusal: 'is-over' }
    if (isComing && found.calledOffBecause !== null) return { ok: false, refusal: 'is-off' }
    await (isComing
      ? tx
          .insertInto('gatheringPeople')
          .values({ gatheringId, personId, saidAt: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      : tx
          .deleteFrom('gatheringPeople')
          .where('gatheringId', '=', gatheringId)
          .where('personId', '=', personId)
          .execute())
    return { ok: true }
  })
}
