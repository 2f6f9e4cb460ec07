import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type ExtendCallApplicationOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'call-not-found'
        | 'call-is-not-open'
        | 'application-not-found'
        | 'not-later'
        | 'in-the-past'
        | 'reason-is-missing'
    }

interface ExtendCallApplicationRequest {
  callId: string
  /** As its applicant says it: what is written is sealed, so nothing else tells applications apart. */
  reference: string
  until: Date
  reason: string
}

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Gives one applicant longer than everybody, with a reason that is logged; they are told by mail. */
export function extendCallApplication(
  { callId, reference, until, reason }: ExtendCallApplicationRequest,
  { database, queue, team, now }: Context,
): Promise<ExtendCallApplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<ExtendCallApplicationOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (!call.applicantsWrite) return { ok: false, refusal: 'call-is-not-open' }
    if (until <= call.closesAt) return { ok: false, refusal: 'not-later' }
    if (until <= now) return { ok: false, refusal: 'in-the-past' }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    const given = await tx
      .updateTable('callApplications')
      .set({ extendedUntil: until })
      .where('callId', '=', callId)
      .where('reference', '=', reference.trim().toUpperCase())
      .where('state', 'in', ['draft', 'submitted'])
      .returning(['id', 'revision'])
      .executeTakeFirst()
    if (!given) return { ok: false, refusal: 'application-not-found' }
    const { id: applicationId, revision } = given
    await queue.enqueue(tx, applicationMailDue, [
      { applicationId, mail: 'extended', revision, until: until.toISOString() },
    ])
    const entry = { actorId: team.personId, action: 'call.extended-for-one', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationId, until: until.toISOString(), reason } }, now)
    const said = { until: until.toISOString(), reasonHash: hashOfText(reason) }
    await addToLog(tx, callId, { kind: 'extended-for-one', by: team.personId, applicationId, ...said }, now)
    return { ok: true }
  })
}
