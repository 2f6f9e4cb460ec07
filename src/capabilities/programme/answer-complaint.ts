import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'
import { selectForTeam } from './sealed-store.ts'
import type { Complaint } from './send-complaint.ts'

export type AnswerComplaintOutcome =
  | { ok: true }
  | { ok: false; refusal: 'complaint-not-found' | 'acknowledged-already' | 'nothing-is-said' }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Acknowledges a complaint, in words that the applicant is sent. */
export function answerComplaint(
  { callId, complaintId, acknowledgement }: { callId: string; complaintId: string; acknowledgement: string },
  { database, queue, team, now }: Context,
): Promise<AnswerComplaintOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<AnswerComplaintOutcome> => {
    if (acknowledgement.trim() === '') return { ok: false, refusal: 'nothing-is-said' }
    const found = (await listComplaints({ callId }, { database: tx, team })).find(({ id }) => id === complaintId)
    if (!found) return { ok: false, refusal: 'complaint-not-found' }
    const { applicationId } = found
    const answered = await tx
      .updateTable('callComplaints')
      .set({ acknowledgement, acknowledgedAt: now, acknowledgedBy: personId })
      .where('id', '=', complaintId)
      .where('acknowledgedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!answered) return { ok: false, refusal: 'acknowledged-already' }
    await queue.enqueue(tx, applicationMailDue, [
      { applicationId, mail: 'acknowledged', revision: 0, about: complaintId },
    ])
    const entry = { actorId: personId, action: 'call.complaint-acknowledged', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { complaintId } }, now)
    const hash = hashOfText(acknowledgement)
    await addToLog(tx, callId, { kind: 'acknowledged', by: personId, complaintId, hash }, now)
    return { ok: true }
  })
}

export interface ComplaintOfCall extends Complaint {
  applicationId: string
  reference: string
}

/** Complaints about a call, but those of applications that this person has a conflict with. */
export async function listComplaints(
  { callId }: { callId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<ComplaintOfCall[]> {
  const read = await selectForTeam(database, { callId, personId: team.personId })
  const references = new Map(read.map(({ applicationId, reference }) => [applicationId, reference]))
  const rows = await database
    .selectFrom('callComplaints')
    .select(['id', 'applicationId', 'text', 'madeAt', 'acknowledgedAt', 'acknowledgement'])
    .where('callId', '=', callId)
    .orderBy('madeAt')
    .execute()
  return rows.flatMap((row) => {
    const reference = references.get(row.applicationId)
    return reference === undefined ? [] : [{ ...row, reference }]
  })
}
