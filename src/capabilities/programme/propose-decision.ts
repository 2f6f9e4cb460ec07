import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { type Outcomes, type ProposalRefusal, proposalRefusalOf } from './decision-rules.ts'
import { selectNewestProposal } from './decision-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { hasConflict, selectForTeam } from './sealed-store.ts'

export type ProposeDecisionOutcome =
  | { ok: true; number: number }
  | { ok: false; refusal: ProposalRefusal | 'call-not-found' | 'not-time-to-decide' | 'has-a-conflict' }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Proposes what is decided. Assessors vote on it; another proposal begins without votes. */
export function proposeDecision(
  { callId, outcomes, reason }: { callId: string; outcomes: Outcomes; reason: string },
  { database, team, now }: Context,
): Promise<ProposeDecisionOutcome> {
  const reads = { callId, personId: team.personId }
  return database.transaction().execute(async (tx): Promise<ProposeDecisionOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (call.phase !== 'deciding') return { ok: false, refusal: 'not-time-to-decide' }
    if (await hasConflict(tx, reads)) return { ok: false, refusal: 'has-a-conflict' }
    const interviewed = (await selectForTeam(tx, reads))
      .filter(({ state }) => state === 'interviewed')
      .map(({ applicationId }) => applicationId)
    const refusal = proposalRefusalOf({ ...outcomes, interviewed, placements: call.placements, reason })
    if (refusal) return { ok: false, refusal }
    const last = await selectNewestProposal(tx, callId)
    const number = last ? last.number + 1 : 1
    const { offered, reserve } = outcomes
    await tx
      .insertInto('callProposals')
      .values({
        ...{ callId, number, reason, proposedBy: team.personId, proposedAt: now },
        outcomes: JSON.stringify({ offered, reserve }),
      })
      .execute()
    const entry = { actorId: team.personId, action: 'call.decision-proposed', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { number } }, now)
    const said = { kind: 'proposed', by: team.personId, number, offered, reserve, reasonHash: hashOfText(reason) }
    await addToLog(tx, callId, said, now)
    return { ok: true, number }
  })
}
