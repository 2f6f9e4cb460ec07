import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type MoveRefusal, movePledge } from './move-pledge.ts'
import { contentRefusalOf, type PledgeContentRefusal } from './pledge-rules.ts'
import { isAboutSomething, isApproved } from './pledge-store.ts'

export type OfferPledgeOutcome =
  | { ok: true }
  | { ok: false; refusal: MoveRefusal | PledgeContentRefusal | 'not-approved' }

type Powers = Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date }

/** Puts a pledge before the City Lead, in the very words that were read. */
export function offerPledge(
  { pledgeId, basedOn }: { pledgeId: string; basedOn: string },
  { manager, ...powers }: Powers,
): Promise<OfferPledgeOutcome> {
  const offered = { offeredAt: powers.now, offeredBy: manager.personId ?? null, note: null }
  return movePledge<PledgeContentRefusal | 'not-approved'>(
    {
      ...{ pledgeId, move: 'offer', by: manager, basedOn, action: 'pledge.offered', news: 'offered' },
      to: { state: 'offered', ...offered },
      unless: async (tx, pledge, today) => {
        if (!(await isApproved(tx, pledge))) return 'not-approved'
        if (!(await isAboutSomething(tx, pledge, pledge.placeId))) return 'about-is-missing'
        return contentRefusalOf(pledge, today)
      },
    },
    powers,
  )
}

/** Takes an offer back that nobody has answered: it is a draft again. */
export function takePledgeBack(
  { pledgeId }: { pledgeId: string },
  { manager, ...powers }: Powers,
): Promise<{ ok: true } | { ok: false; refusal: MoveRefusal }> {
  const move = { move: 'take-back', action: 'pledge.taken-back', news: undefined } as const
  return movePledge({ pledgeId, by: manager, ...move, to: { state: 'draft', offeredAt: null } }, powers)
}
