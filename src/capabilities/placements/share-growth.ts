import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { GrowthMonth } from './growing.ts'
import { growthEntry, selectViews } from './growing-store.ts'
import { holdOwnRound, type OwnRoundRefusal } from './update-own-growth.ts'

export type ShareGrowthOutcome = { ok: true } | { ok: false; refusal: OwnRoundRefusal | 'nothing-is-said' }

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Lets the programme team read one of the three times, with what the peer said of it, or takes that back. */
export function shareGrowth(
  { month, isShared }: { month: GrowthMonth; isShared: boolean },
  { database, lead, now }: Context,
): Promise<ShareGrowthOutcome> {
  return database.transaction().execute(async (tx): Promise<ShareGrowthOutcome> => {
    const held = await holdOwnRound({ month }, { tx, lead, now })
    if (!held.ok) return held
    const { round } = held
    if (isShared === (round.sharedAt !== null)) return { ok: true }
    const own = await selectViews(tx, { roundId: round.id, side: 'own' })
    if (isShared && own.length === 0) return { ok: false, refusal: 'nothing-is-said' }
    await tx
      .updateTable('growthRounds')
      .set({ sharedAt: isShared ? now : null })
      .where('id', '=', round.id)
      .execute()
    await audit(tx, growthEntry(round, isShared ? 'shared' : 'unshared', round.personId), now)
    return { ok: true }
  })
}
