import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { lockPledge } from './pledge-store.ts'
import { openQuarters, type PledgeUse } from './pledge-use-rules.ts'

export type NotePledgeUseOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-here' | 'not-this-quarter' | 'more-met-than-asked' }

type Powers = Pick<Services, 'database'> & { manager: OrganisationManager; now: Date }

/** Notes how often a pledge was asked for and met in a quarter, in place of what was noted before. */
export function notePledgeUse(
  { pledgeId, quarter, asked, met }: PledgeUse & { pledgeId: string },
  { database, manager, now }: Powers,
): Promise<NotePledgeUseOutcome> {
  return database.transaction().execute(async (tx): Promise<NotePledgeUseOutcome> => {
    const pledge = await lockPledge(tx, pledgeId)
    if (pledge?.organisationId !== manager.organisationId || !pledge.liveAt) return { ok: false, refusal: 'not-here' }
    const open = openQuarters(localParts(now).date, localParts(pledge.liveAt).date)
    if (!open.includes(quarter)) return { ok: false, refusal: 'not-this-quarter' }
    if (met > asked) return { ok: false, refusal: 'more-met-than-asked' }
    const noted = { asked, met, notedAt: now, notedBy: manager.personId ?? null }
    await tx
      .insertInto('pledgeUses')
      .values({ pledgeId, quarter, ...noted })
      .onConflict((conflict) => conflict.columns(['pledgeId', 'quarter']).doUpdateSet(noted))
      .execute()
    const entry = { action: 'pledge.counted', subjectType: 'pledge', subjectId: pledgeId, placeId: pledge.placeId }
    await audit(tx, { actorId: manager.personId, ...entry }, now)
    return { ok: true }
  })
}
