import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import { addToLog } from './call-log-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type SendComplaintOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'not-announced' | 'nothing-is-said' | 'too-many-complaints' }

const mostComplaints = 5

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/** Takes what an applicant finds wrong with how their application was decided. */
export function sendComplaint(
  { applicationId, requestId, text }: { applicationId: string; requestId: string; text: string },
  { database, queue, now }: Context,
): Promise<SendComplaintOutcome> {
  return database.transaction().execute(async (tx): Promise<SendComplaintOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held || held.application.revision === 0) return { ok: false, refusal: 'application-not-found' }
    if (!held.call.outcomeShown && held.application.state !== 'ineligible')
      return { ok: false, refusal: 'not-announced' }
    if (text.trim() === '') return { ok: false, refusal: 'nothing-is-said' }
    const { callId } = held.application
    const earlier = await tx
      .selectFrom('callComplaints')
      .select('requestId')
      .where('applicationId', '=', applicationId)
      .execute()
    if (earlier.some((one) => one.requestId === requestId)) return { ok: true }
    if (earlier.length >= mostComplaints) return { ok: false, refusal: 'too-many-complaints' }
    const id = newId(now)
    await tx.insertInto('callComplaints').values({ id, callId, applicationId, requestId, text, madeAt: now }).execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: 'complaint', revision: 0, about: id }])
    await addToLog(tx, callId, { kind: 'complaint', applicationId, complaintId: id, hash: hashOfText(text) }, now)
    return { ok: true }
  })
}

export interface Complaint {
  id: string
  text: string | null
  madeAt: Date
  acknowledgedAt: Date | null
  acknowledgement: string | null
}

export const listOwnComplaints = (
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<Complaint[]> =>
  database
    .selectFrom('callComplaints')
    .select(['id', 'text', 'madeAt', 'acknowledgedAt', 'acknowledgement'])
    .where('applicationId', '=', applicationId)
    .orderBy('madeAt')
    .execute()
