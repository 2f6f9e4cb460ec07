import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { viewsRevision } from './find-growing.ts'
import type { AttributeView, GrowthMonth, GrowthRound } from './growing.ts'
import { growthOpensOn, keptViews, type ViewRefusal, viewRefusalOf } from './growing-rules.ts'
import { growthEntry, lockOwnRound, type Side, selectViews } from './growing-store.ts'
import { selectPlacements } from './placement-store.ts'

export type OwnRoundRefusal = 'placement-not-found' | 'not-open-yet'

export type UpdateOwnGrowthOutcome =
  | { ok: true }
  | { ok: false; refusal: OwnRoundRefusal | ViewRefusal | 'changed-meanwhile' }

interface UpdateOwnGrowthRequest {
  month: GrowthMonth
  views: AttributeView[]
  /** What the form was filled from (`viewsRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Writes how the lead sees themselves at one of the three times. Nobody reads it but they and the peer they ask. */
export function updateOwnGrowth(
  { month, views, basedOn }: UpdateOwnGrowthRequest,
  { database, lead, now }: Context,
): Promise<UpdateOwnGrowthOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateOwnGrowthOutcome> => {
    const refusal = viewRefusalOf(views)
    if (refusal) return { ok: false, refusal }
    const held = await holdOwnRound({ month }, { tx, lead, now })
    if (!held.ok) return held
    const isKept = await replaceViews({ roundId: held.round.id, side: 'own', views, basedOn }, { tx })
    if (!isKept) return { ok: false, refusal: 'changed-meanwhile' }
    await audit(tx, growthEntry(held.round, 'written', held.round.personId), now)
    return { ok: true }
  })
}

type Held = { ok: true; round: GrowthRound } | { ok: false; refusal: OwnRoundRefusal }

/** One of the lead’s own three times, held until the transaction ends, once its day has come. */
export async function holdOwnRound(
  { month }: { month: GrowthMonth },
  { tx, lead, now }: { tx: Tx; lead: CityLead; now: Date },
): Promise<Held> {
  const placement = await selectPlacements(tx).where('placeId', '=', lead.placeId).executeTakeFirst()
  if (!placement) return { ok: false, refusal: 'placement-not-found' }
  if (growthOpensOn(placement.beginsOn, month) > localParts(now).date) return { ok: false, refusal: 'not-open-yet' }
  const own = { placementId: placement.id, personId: needed(lead.personId, 'a person'), month }
  const round = await lockOwnRound(tx, own, now)
  // Their role was taken back meanwhile.
  return round ? { ok: true, round } : { ok: false, refusal: 'placement-not-found' }
}

interface Keeping {
  roundId: string
  side: Side
  views: AttributeView[]
  /** What the form was filled from (`viewsRevision`). */
  basedOn: string
}

/** Puts one side’s views in the place of those that were there; `false` where another window was quicker. */
export async function replaceViews({ roundId, side, views, basedOn }: Keeping, { tx }: { tx: Tx }): Promise<boolean> {
  const kept = keptViews(views)
  const before = await selectViews(tx, { roundId, side })
  // Sent once more, it is there already.
  if (viewsRevision(before) === viewsRevision(kept)) return true
  if (viewsRevision(before) !== basedOn) return false
  await tx.deleteFrom('growthWords').where('roundId', '=', roundId).where('side', '=', side).execute()
  if (kept.length > 0)
    await tx
      .insertInto('growthWords')
      .values(kept.map((view) => ({ roundId, side, ...view })))
      .execute()
  return true
}
