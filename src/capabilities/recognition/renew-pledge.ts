import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type MoveRefusal, movePledge } from './move-pledge.ts'
import { type PledgeContentRefusal, termRefusalOf } from './pledge-rules.ts'
import { signPledge } from './sign-pledge.ts'

type EndRefusal = Extract<PledgeContentRefusal, `ends-${string}`> | 'ends-no-later'

export type RenewPledgeOutcome = { ok: true } | { ok: false; refusal: MoveRefusal | EndRefusal }

interface Request {
  pledgeId: string
  endsOn: string
  /** What was read (`pledgeRevision`). */
  basedOn: string
}

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { manager: OrganisationManager; now: Date }

/** Goes on with a pledge whose end is near, in the same words until a later day: signed anew under the same address. */
export function renewPledge({ pledgeId, endsOn, basedOn }: Request, { manager, ...powers }: Powers) {
  const move = { move: 'renew', action: 'pledge.renewed', news: 'renewed' } as const
  const to = { state: 'live' as const, endsOn, renewedAt: powers.now, dueTold: 0 }
  return movePledge<EndRefusal>(
    {
      ...{ pledgeId, by: manager, basedOn, ...move, to },
      unless: async (_, pledge, today) =>
        endsOn <= pledge.endsOn ? 'ends-no-later' : termRefusalOf({ beginsOn: pledge.beginsOn, endsOn }, today),
      also: (tx) => signPledge({ pledgeId }, { ...powers, tx }),
    },
    powers,
  )
}
