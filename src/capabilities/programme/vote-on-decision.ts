import type { Assessor } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { holdCall } from './call-store.ts'
import { holdAssessor } from './conflict-store.ts'
import { selectNewestProposal } from './decision-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { hasConflict } from './sealed-store.ts'

export type VoteOnDecisionOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'not-time-to-decide'
        | 'conflicts-not-declared'
        | 'has-a-conflict'
        | 'proposal-has-changed'
        | 'reason-is-missing'
    }

interface VoteOnDecisionRequest {
  /** Of the proposal that was read. */
  number: number
  agrees: boolean
  /** Dissent says why. */
  reason: string
}

type Context = Pick<Services, 'database'> & { assessor: Assessor; now: Date }

/** Agrees to what is proposed, or dissents with a reason. Until the decision is released a vote can be given anew. */
export function voteOnDecision(
  { number, agrees, reason }: VoteOnDecisionRequest,
  { database, assessor, now }: Context,
): Promise<VoteOnDecisionOutcome> {
  const { callId, personId } = assessor
  return database.transaction().execute(async (tx): Promise<VoteOnDecisionOutcome> => {
    const call = await holdCall(tx, callId)
    if (call?.phase !== 'deciding') return { ok: false, refusal: 'not-time-to-decide' }
    const held = await holdAssessor(tx, assessor)
    if (!held?.declaredAt) return { ok: false, refusal: 'conflicts-not-declared' }
    // Who has a conflict with one application takes no part in deciding about all of them.
    if (await hasConflict(tx, assessor)) return { ok: false, refusal: 'has-a-conflict' }
    const proposal = await selectNewestProposal(tx, callId)
    if (proposal?.number !== number) return { ok: false, refusal: 'proposal-has-changed' }
    const why = reason.trim()
    if (!agrees && why === '') return { ok: false, refusal: 'reason-is-missing' }
    const vote = { agrees, reason: why || null, votedAt: now }
    await tx
      .insertInto('callVotes')
      .values({ callId, number, personId, ...vote })
      .onConflict((conflict) => conflict.columns(['callId', 'number', 'personId']).doUpdateSet(vote))
      .execute()
    await addToLog(tx, callId, { kind: 'voted', number, personId, agrees, reasonHash: hashOfText(why) }, now)
    return { ok: true }
  })
}
