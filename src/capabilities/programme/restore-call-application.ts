import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import { addToLog } from './call-log-store.ts'
import { isTaking } from './call-phase-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type RestoreCallApplicationOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'not-withdrawn' | 'deadline-is-over' }

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/** Takes a withdrawal back while applications are taken: what was sent counts again, what was a draft is one. */
export function restoreCallApplication(
  { applicationId }: { applicationId: string },
  { database, queue, now }: Context,
): Promise<RestoreCallApplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<RestoreCallApplicationOutcome> => {
    const held = await lockApplication(tx, applicationId)
    // An erased one is withdrawn for good: nothing of it is left.
    if (!held?.application.email) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    const { state, callId, revision, extendedUntil } = application
    if (state !== 'withdrawn') return { ok: false, refusal: 'not-withdrawn' }
    if (!isTaking(call, { extendedUntil, now })) return { ok: false, refusal: 'deadline-is-over' }
    await tx
      .updateTable('callApplications')
      .set({ state: revision === 0 ? 'draft' : 'submitted', withdrawnAt: null })
      .where('id', '=', applicationId)
      .execute()
    const due = { applicationId, mail: 'restored' as const, revision, about: now.toISOString() }
    await queue.enqueue(tx, applicationMailDue, [due])
    await addToLog(tx, callId, { kind: 'restored', applicationId }, now)
    return { ok: true }
  })
}
