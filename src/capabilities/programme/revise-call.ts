import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Call } from './call.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { areInOrder, termsOf } from './start-call.ts'

export type ReviseCallOutcome =
  | { ok: true }
  | { ok: false; refusal: 'call-not-found' | 'call-is-not-a-draft' | 'dates-out-of-order' | 'changed-meanwhile' }

interface ReviseCallRequest {
  callId: string
  /** Its address stays: it may have been handed on. */
  call: Omit<Call, 'id' | 'slug'>
  /** Of what the form was filled from (`revisionOf`); absent for a sender that does not care. */
  basedOn?: string | undefined
}

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Changes a call while the team alone sees it. Once it is open, applicants rely on its terms. */
export function reviseCall(
  { callId, call, basedOn }: ReviseCallRequest,
  { database, team, now }: Context,
): Promise<ReviseCallOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseCallOutcome> => {
    const stored = await lockCall(tx, callId)
    if (!stored) return { ok: false, refusal: 'call-not-found' }
    if (stored.phase !== 'draft') return { ok: false, refusal: 'call-is-not-a-draft' }
    if (!areInOrder(call)) return { ok: false, refusal: 'dates-out-of-order' }
    if (basedOn !== undefined && basedOn !== revisionOf(editableOf(stored)))
      return { ok: false, refusal: 'changed-meanwhile' }
    const { weights, ...columns } = call
    await tx
      .updateTable('calls')
      .set({ ...columns, weights: JSON.stringify(weights) })
      .where('id', '=', callId)
      .execute()
    await addToLog(tx, callId, { kind: 'revised', by: team.personId, terms: termsOf(call) }, now)
    await audit(tx, { actorId: team.personId, action: 'call.revised', subjectType: 'call', subjectId: callId }, now)
    return { ok: true }
  })
}

/** What can be changed of a draft. */
export function editableOf(call: Call): Omit<Call, 'id' | 'slug'> {
  const { title, titleCy, lead, leadCy, opensAt, closesAt, interviewsOn, announcedOn, beginsOn } = call
  const { placements, valuePounds, contributionPounds, preferredRegions, shortlistSize, quorum, weights } = call
  return {
    ...{ title, titleCy, lead, leadCy, opensAt, closesAt, interviewsOn, announcedOn, beginsOn },
    ...{ placements, valuePounds, contributionPounds, preferredRegions, shortlistSize, quorum, weights },
  }
}
