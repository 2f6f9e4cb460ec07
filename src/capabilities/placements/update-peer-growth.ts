import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { AttributeView } from './growing.ts'
import { type ViewRefusal, viewRefusalOf } from './growing-rules.ts'
import { growthEntry, lockRound } from './growing-store.ts'
import { replaceViews } from './update-own-growth.ts'

export type UpdatePeerGrowthOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-asked' | 'changed-meanwhile' | ViewRefusal }

interface UpdatePeerGrowthRequest {
  roundId: string
  views: Omit<AttributeView, 'wantsHelp'>[]
  /** What the form was filled from (`viewsRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Writes how a peer sees the lead who asked them, for as long as they are asked. */
export function updatePeerGrowth(
  { roundId, views: said, basedOn }: UpdatePeerGrowthRequest,
  { database, lead, now }: Context,
): Promise<UpdatePeerGrowthOutcome> {
  const personId = needed(lead.personId, 'a person')
  const views = said.map((view) => ({ ...view, wantsHelp: false }))
  return database.transaction().execute(async (tx): Promise<UpdatePeerGrowthOutcome> => {
    const refusal = viewRefusalOf(views)
    if (refusal) return { ok: false, refusal }
    const round = await lockRound(tx, roundId)
    if (round?.peerId !== personId) return { ok: false, refusal: 'not-asked' }
    if (!(await replaceViews({ roundId, side: 'peer', views, basedOn }, { tx })))
      return { ok: false, refusal: 'changed-meanwhile' }
    await audit(tx, growthEntry(round, 'peer-written', personId), now)
    return { ok: true }
  })
}
