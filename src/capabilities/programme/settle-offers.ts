import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { offerToReserve } from './offer-store.ts'
import { applicationMailDue } from './programme-jobs.ts'

/** Offers that ran out lapse, and what is free is offered to the reserve: by the clock, call by call. */
export async function settleOffers({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<void> {
  const calls = await database
    .selectFrom('callPhases')
    .select('callId')
    .where('isActive', '=', true)
    .where('outcomeShown', '=', true)
    .where('phase', '=', 'announced')
    .execute()
  for (const { callId } of calls)
    await database.transaction().execute(async (tx) => {
      const call = await lockCall(tx, callId)
      if (!call?.outcomeShown) return
      const ended = await tx
        .updateTable('callOffers')
        .set({ settledAt: now })
        .where('callId', '=', callId)
        .where('settledAt', 'is', null)
        .where('endsAt', '<', now)
        .returning('applicationId')
        .execute()
      for (const { applicationId } of ended) {
        const lapsed = await tx
          .updateTable('callApplications')
          .set({ state: 'lapsed' })
          .where('id', '=', applicationId)
          .where('state', '=', 'offered')
          .returning('id')
          .executeTakeFirst()
        if (!lapsed) continue
        await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: 'lapsed', revision: 0 }])
        await addToLog(tx, callId, { kind: 'lapsed', applicationId }, now)
      }
      await offerToReserve(tx, call, { queue, now })
    })
}
