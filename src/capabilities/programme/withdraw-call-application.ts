import type { Services } from '#infrastructure/services.ts'
import { mayFollow } from './application-rules.ts'
import { lockApplication } from './application-store.ts'
import { addToLog } from './call-log-store.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type WithdrawCallApplicationOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'application-is-settled' }

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/** Takes an application out, at any time before it has ended. It stays in the log as withdrawn, and is decided no more. */
export function withdrawCallApplication(
  { applicationId }: { applicationId: string },
  { database, queue, now }: Context,
): Promise<WithdrawCallApplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<WithdrawCallApplicationOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { state, callId, revision } = held.application
    if (!mayFollow(state, 'withdrawn')) return { ok: false, refusal: 'application-is-settled' }
    await tx
      .updateTable('callApplications')
      .set({ state: 'withdrawn', withdrawnAt: now })
      .where('id', '=', applicationId)
      .execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: 'withdrawn', revision }])
    await addToLog(tx, callId, { kind: 'withdrawn', applicationId }, now)
    return { ok: true }
  })
}
