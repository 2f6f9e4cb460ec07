import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import { overlong, type Topic } from './application.ts'
import { lockApplication } from './application-store.ts'
import { mayStill } from './coapplicant-store.ts'

export type UpdateCallApplicationOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'application-not-found'
        | 'application-is-settled'
        | 'changed-meanwhile'
        | 'answer-is-too-long'
        | 'not-allowed'
    }

type Context = Pick<Services, 'database'> & { now: Date }

interface UpdateCallApplicationRequest {
  applicationId: string
  /** The link of the mail was used: the address is read. */
  isProof: boolean
  /** Who writes, where it is not the applicant. */
  coapplicantId?: string | undefined
  topic: Topic
  typed: Record<string, string>
  /** Of what this page was filled from (`revisionOf`); absent for a sender that does not care. */
  basedOn?: string | undefined
}

/**
 * Keeps what was typed on one page, whole or not. After the deadline too: nothing that was typed is lost, and nothing of it
 * is sent.
 */
export function updateCallApplication(
  { applicationId, isProof, coapplicantId, topic, typed, basedOn }: UpdateCallApplicationRequest,
  { database, now }: Context,
): Promise<UpdateCallApplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<UpdateCallApplicationOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    if (!(await mayStill(tx, { applicationId, coapplicantId, right: 'edit' })))
      return { ok: false, refusal: 'not-allowed' }
    const { state, typed: before, provenAt } = held.application
    if (state !== 'draft' && state !== 'submitted' && state !== 'more-information')
      return { ok: false, refusal: 'application-is-settled' }
    if (overlong(topic, typed)) return { ok: false, refusal: 'answer-is-too-long' }
    // Two windows on one page: the second is shown what the first has saved, and loses nothing of its own.
    const stored = before[topic] ?? {}
    if (basedOn !== undefined && basedOn !== revisionOf(stored) && revisionOf(stored) !== revisionOf(typed))
      return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .updateTable('callApplications')
      .set({ typed: JSON.stringify({ ...before, [topic]: typed }), savedAt: now })
      .$if(isProof && !provenAt, (update) => update.set({ provenAt: now }))
      .where('id', '=', applicationId)
      .execute()
    return { ok: true }
  })
}
