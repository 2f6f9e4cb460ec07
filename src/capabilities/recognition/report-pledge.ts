import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Pledge } from './pledge.ts'
import { selectPledges } from './pledge-store.ts'
import { pledgeMoved } from './recognition-jobs.ts'

export const longestReport = 500

export type ReportPledgeRefusal = 'not-here' | 'not-a-holder' | 'said-already' | 'words-are-missing' | 'too-long'
export type ReportPledgeOutcome = { ok: true } | { ok: false; refusal: ReportPledgeRefusal }

type Powers = Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date }

/**
 * Tells the City Lead that a pledge was not kept, once a person. Who made the pledge learns neither that it was said nor by
 * whom; who leads the place reads the words alone.
 */
export function reportPledge(
  { pledgeId, said }: { pledgeId: string; said: string },
  { database, queue, signedIn, now }: Powers,
): Promise<ReportPledgeOutcome> {
  return database.transaction().execute(async (tx): Promise<ReportPledgeOutcome> => {
    const text = said.trim()
    if (!text) return { ok: false, refusal: 'words-are-missing' }
    if (text.length > longestReport) return { ok: false, refusal: 'too-long' }
    const pledge = await selectPledges(tx).where('pledges.id', '=', pledgeId).executeTakeFirst()
    if (!pledge?.liveAt) return { ok: false, refusal: 'not-here' }
    const { personId } = signedIn
    if (!(await holdsWhatItIsAbout({ pledge, personId }, { database: tx })))
      return { ok: false, refusal: 'not-a-holder' }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('pledgeReports')
      .values({ id: newId(now), pledgeId, placeId: pledge.placeId, personId, said: text, reportedAt: now })
      .onConflict((conflict) => conflict.columns(['pledgeId', 'personId']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return { ok: false, refusal: 'said-already' }
    await queue.enqueue(tx, pledgeMoved, [{ pledgeId, news: 'reported', at: now.toISOString() }])
    return { ok: true }
  })
}

/** Whether a person has what a pledge is about: its badge, its pathway, a badge of its skill; for a job any badge of the place. */
export async function holdsWhatItIsAbout(
  { pledge, personId }: { pledge: Pledge; personId: string },
  { database }: Reading,
): Promise<boolean> {
  const { scope, badgeId, pathwayId, placeId, about } = pledge
  if (scope === 'pathway') {
    const goal = await database
      .selectFrom('pathwayGoals')
      .select('personId')
      .where('personId', '=', personId)
      .where('pathwayId', '=', pathwayId)
      .where('finishedAt', 'is not', null)
      .executeTakeFirst()
    return goal !== undefined
  }
  const narrower = {
    badge: sql<boolean>`awards.badge_id = ${badgeId}`,
    skill: sql<boolean>`awards.place_id = ${placeId} and exists (select from badge_versions, jsonb_array_elements(skills) as skill
      where badge_versions.id = awards.badge_version_id and lower(skill ->> 'name') = lower(${about}))`,
    job: sql<boolean>`awards.place_id = ${placeId}`,
  }[scope]
  const held = await database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select('awards.id')
    .where('recipients.personId', '=', personId)
    .where('awards.claimedAt', 'is not', null)
    .where('awards.revokedAt', 'is', null)
    .where(narrower)
    .limit(1)
    .executeTakeFirst()
  return held !== undefined
}
