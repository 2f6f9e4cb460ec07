import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type ConflictRefusal, decideMove, type MoveRefusal } from './move-pledge.ts'
import { signPledge, withdrawSignature } from './sign-pledge.ts'

export type SuspendPledgeOutcome =
  | { ok: true }
  | { ok: false; refusal: MoveRefusal | ConflictRefusal | 'note-is-missing' }

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { lead: CityLead; now: Date }

/** Takes a pledge off all pages and revokes what was signed, with a reason that its organisation reads. */
export async function suspendPledge(
  { pledgeId, note, basedOn }: { pledgeId: string; note: string; basedOn: string },
  { lead, ...powers }: Powers,
): Promise<SuspendPledgeOutcome> {
  const reason = note.trim()
  if (!reason) return { ok: false, refusal: 'note-is-missing' }
  const decided = { decidedAt: powers.now, decidedBy: lead.personId ?? null, note: reason }
  const to = { state: 'suspended' as const, ...decided }
  const move = { move: 'suspend', action: 'pledge.suspended', news: 'suspended' } as const
  return decideMove(
    { pledgeId, by: lead, basedOn, ...move, to, also: (tx) => withdrawSignature({ pledgeId }, { ...powers, tx }) },
    powers,
  )
}

/** Shows a suspended pledge again, signed anew. */
export function restorePledge(
  { pledgeId }: { pledgeId: string },
  { lead, ...powers }: Powers,
): Promise<{ ok: true } | { ok: false; refusal: MoveRefusal | ConflictRefusal }> {
  const decided = { decidedAt: powers.now, decidedBy: lead.personId ?? null, note: null }
  const move = { move: 'restore', action: 'pledge.restored', news: 'restored' } as const
  return decideMove(
    {
      pledgeId,
      by: lead,
      ...move,
      to: { state: 'live', ...decided },
      also: (tx) => signPledge({ pledgeId }, { ...powers, tx }),
    },
    powers,
  )
}
