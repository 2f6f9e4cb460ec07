import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import { addToLog } from './call-log-store.ts'

export type RemovePartnerOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'application-is-settled' }

type Context = Pick<Services, 'database'> & { now: Date }

/** Takes a partner off an application: their link is of no use any more, and assessors read nothing of them. */
export function removePartner(
  { applicationId, partnerId }: { applicationId: string; partnerId: string },
  { database, now }: Context,
): Promise<RemovePartnerOutcome> {
  return database.transaction().execute(async (tx): Promise<RemovePartnerOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    if (!call.applicantsWrite || (application.state !== 'draft' && application.state !== 'submitted'))
      return { ok: false, refusal: 'application-is-settled' }
    const removed = await tx
      .updateTable('callPartners')
      .set({ removedAt: now })
      .where('id', '=', partnerId)
      .where('applicationId', '=', applicationId)
      .where('removedAt', 'is', null)
      .returning('confirmedAt')
      .executeTakeFirst()
    if (removed?.confirmedAt)
      await addToLog(tx, application.callId, { kind: 'partner-removed', applicationId, partnerId }, now)
    return { ok: true }
  })
}
