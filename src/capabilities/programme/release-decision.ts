import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { type DecisionRefusal, decisionRefusalOf } from './decision-rules.ts'
import { selectNewestProposal, selectVotes } from './decision-store.ts'
import { insertOffer } from './offer-store.ts'
import { applicationMailDue } from './programme-jobs.ts'
import { hasConflict } from './sealed-store.ts'

export type ReleaseDecisionOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: DecisionRefusal | 'call-not-found' | 'not-time-to-decide' | 'has-a-conflict' | 'proposal-has-changed'
    }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Makes the proposal the decision and tells every applicant at one moment: nobody hears before another. */
export function releaseDecision(
  { callId, number }: { callId: string; number: number },
  { database, queue, team, now }: Context,
): Promise<ReleaseDecisionOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<ReleaseDecisionOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (call.phase !== 'deciding') return { ok: false, refusal: 'not-time-to-decide' }
    if (await hasConflict(tx, { callId, personId })) return { ok: false, refusal: 'has-a-conflict' }
    const proposal = await selectNewestProposal(tx, callId)
    // Looked at was another one.
    if (proposal?.number !== number) return { ok: false, refusal: 'proposal-has-changed' }
    const votes = await selectVotes(tx, callId).where('number', '=', number).execute()
    const refusal = decisionRefusalOf(votes, call)
    if (refusal) return { ok: false, refusal }
    const decided = await tx
      .selectFrom('callApplications')
      .select(['id', 'state'])
      .where('callId', '=', callId)
      .where('state', 'in', ['in-review', 'interviewed'])
      .orderBy('id')
      .forUpdate()
      .execute()
    const { offered, reserve } = proposal.outcomes
    for (const { id: applicationId } of decided) {
      const place = reserve.indexOf(applicationId)
      if (offered.includes(applicationId)) await insertOffer(tx, { callId, applicationId }, { queue, now })
      else {
        const state = place < 0 ? 'declined' : 'reserve'
        const reserveOrder = place < 0 ? null : place + 1
        await tx.updateTable('callApplications').set({ state, reserveOrder }).where('id', '=', applicationId).execute()
        await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: state, revision: 0 }])
      }
    }
    await tx
      .updateTable('callProposals')
      .set({ decidedAt: now })
      .where('callId', '=', callId)
      .where('number', '=', number)
      .execute()
    const phases = () => tx.updateTable('callPhases').where('callId', '=', callId)
    await phases().set({ isActive: false }).where('phase', '=', 'deciding').execute()
    await phases().set({ isActive: true, beganAt: now }).where('phase', '=', 'announced').execute()
    const entry = { actorId: personId, action: 'call.decision-released', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { number } }, now)
    await addToLog(tx, callId, { kind: 'decided', by: personId, number }, now)
    return { ok: true }
  })
}
