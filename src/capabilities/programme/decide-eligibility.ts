import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockBeforeScoring } from './lock-before-scoring.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type DecideEligibilityOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'application-not-found'
        | 'not-between-deadline-and-scoring'
        | 'application-is-settled'
        | 'reason-is-missing'
    }

interface DecideEligibilityRequest {
  callId: string
  applicationId: string
  isEligible: boolean
  /** Its applicant reads it. */
  reason: string
}

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Says that an application takes no part, with a reason that its applicant reads; until scoring begins, that it does after all. */
export function decideEligibility(
  { callId, applicationId, isEligible, reason }: DecideEligibilityRequest,
  { database, queue, team, now }: Context,
): Promise<DecideEligibilityOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<DecideEligibilityOutcome> => {
    const held = await lockBeforeScoring({ callId, applicationId, personId }, { tx })
    if (!held.ok) return held
    const { state, revision } = held.application
    const mayBe = isEligible ? state === 'ineligible' : state === 'submitted' || state === 'more-information'
    if (!mayBe) return { ok: false, refusal: 'application-is-settled' }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    const kind = isEligible ? 'eligible' : 'ineligible'
    await tx
      .updateTable('callApplications')
      .set({ state: isEligible ? 'submitted' : 'ineligible', ineligibleReason: isEligible ? null : reason })
      .where('id', '=', applicationId)
      .execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: kind, revision, about: now.toISOString() }])
    const entry = { actorId: personId, action: `call.found-${kind}`, subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationId, reason } }, now)
    await addToLog(tx, callId, { kind, by: personId, applicationId, reasonHash: hashOfText(reason) }, now)
    return { ok: true }
  })
}
