import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { type ConflictRefusal, decideMove, type MoveRefusal } from './move-pledge.ts'
import { type PledgeContentRefusal, termRefusalOf } from './pledge-rules.ts'
import { isAboutSomething, isApproved } from './pledge-store.ts'
import { signPledge } from './sign-pledge.ts'

export type DecidePledgeOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: MoveRefusal | ConflictRefusal | 'note-is-missing' | 'not-approved' | 'about-is-missing' | EndRefusal
    }

type EndRefusal = Extract<PledgeContentRefusal, `ends-${string}`>

interface Decision {
  pledgeId: string
  decision: 'live' | 'refused'
  /** Why it is refused: its organisation reads it. */
  note?: string | undefined
  /** What was read (`pledgeRevision`). */
  basedOn: string
}

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { lead: CityLead; now: Date }

/** Makes an offered pledge live, which signs it in the name of its organisation, or refuses it with a reason. */
export async function decidePledge(
  { pledgeId, decision, note, basedOn }: Decision,
  { lead, ...powers }: Powers,
): Promise<DecidePledgeOutcome> {
  const { now } = powers
  const decided = { decidedAt: now, decidedBy: lead.personId ?? null }
  const common = { pledgeId, by: lead, basedOn, move: 'decide' } as const
  if (decision === 'refused') {
    const reason = note?.trim()
    if (!reason) return { ok: false, refusal: 'note-is-missing' }
    const to = { state: 'refused' as const, note: reason, ...decided }
    return decideMove({ ...common, to, action: 'pledge.refused', news: 'refused' }, powers)
  }
  const to = { ...decided, note: null }
  return decideMove<'not-approved' | 'about-is-missing' | EndRefusal>(
    // It is live when it is signed: the database wants both at once.
    {
      ...{ ...common, to: { state: 'offered', ...to }, action: 'pledge.live', news: 'live' },
      unless: async (tx, pledge, today) => {
        if (!(await isApproved(tx, pledge))) return 'not-approved'
        if (!(await isAboutSomething(tx, pledge, pledge.placeId))) return 'about-is-missing'
        return termRefusalOf(pledge, today)
      },
      also: (tx) => signPledge({ pledgeId, becomes: { state: 'live', liveAt: now } }, { ...powers, tx }),
    },
    powers,
  )
}
