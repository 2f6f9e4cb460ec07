import type { Services } from '#infrastructure/services.ts'
import { mayFollow } from './application-rules.ts'
import { lockDecided } from './application-store.ts'
import { addToLog } from './call-log-store.ts'
import { isTaking } from './call-phase-rules.ts'
import { offerToReserve } from './offer-store.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type WithdrawCallApplicationOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'application-is-settled' }

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/**
 * Takes an application out, at any time before it has ended. It stays in the log as withdrawn, and is decided no more; while
 * applications are taken it can be taken back (`restoreCallApplication`).
 */
export function withdrawCallApplication(
  { applicationId }: { applicationId: string },
  { database, queue, now }: Context,
): Promise<WithdrawCallApplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<WithdrawCallApplicationOutcome> => {
    const held = await lockDecided(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    const { state, callId, revision, extendedUntil } = application
    if (!mayFollow(state, 'withdrawn')) return { ok: false, refusal: 'application-is-settled' }
    await tx
      .updateTable('callApplications')
      .set({ state: 'withdrawn', withdrawnAt: now })
      .where('id', '=', applicationId)
      .execute()
    const mail = isTaking(call, { extendedUntil, now }) ? 'withdrawn-early' : 'withdrawn'
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail, revision, about: now.toISOString() }])
    await addToLog(tx, callId, { kind: 'withdrawn', applicationId }, now)
    // A place that was offered or taken is free now.
    await offerToReserve(tx, call, { queue, now })
    return { ok: true }
  })
}
