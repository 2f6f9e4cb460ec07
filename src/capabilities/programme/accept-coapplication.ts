import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import { selectCoapplicants } from './coapplicant-store.ts'

export type AcceptCoapplicationOutcome = { ok: true } | { ok: false; refusal: 'invitation-not-found' }

type Context = Pick<Services, 'database'> & { now: Date }

/** The person who was invited agrees to write the application, too: from then on they see it. */
export function acceptCoapplication(
  { coapplicantId }: { coapplicantId: string },
  { database, now }: Context,
): Promise<AcceptCoapplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<AcceptCoapplicationOutcome> => {
    const found = await selectCoapplicants(tx).where('id', '=', coapplicantId).executeTakeFirst()
    if (!found || !(await lockApplication(tx, found.applicationId)))
      return { ok: false, refusal: 'invitation-not-found' }
    const accepted = await tx
      .updateTable('callCoapplicants')
      .set((set) => ({ acceptedAt: set.fn.coalesce('acceptedAt', set.val(now)) }))
      .where('id', '=', coapplicantId)
      // Taken out while this waited.
      .where('removedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return accepted ? { ok: true } : { ok: false, refusal: 'invitation-not-found' }
  })
}
