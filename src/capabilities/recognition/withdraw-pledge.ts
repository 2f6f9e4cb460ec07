import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type MoveRefusal, movePledge } from './move-pledge.ts'
import { withdrawSignature } from './sign-pledge.ts'

export type WithdrawPledgeOutcome = { ok: true } | { ok: false; refusal: MoveRefusal }

/** Ends a pledge before its time: no page shows it, and its status list says so at once. */
export function withdrawPledge(
  { pledgeId }: { pledgeId: string },
  { manager, ...powers }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<WithdrawPledgeOutcome> {
  const move = { move: 'withdraw', action: 'pledge.withdrawn', news: 'withdrawn' } as const
  const to = { state: 'withdrawn' as const, endedAt: powers.now }
  return movePledge(
    { pledgeId, by: manager, ...move, to, also: (tx) => withdrawSignature({ pledgeId }, { ...powers, tx }) },
    powers,
  )
}
