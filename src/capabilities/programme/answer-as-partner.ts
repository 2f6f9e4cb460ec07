import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import { addToLog } from './call-log-store.ts'

export type AnswerAsPartnerOutcome =
  | { ok: true }
  | { ok: false; refusal: 'partner-not-found' | 'call-goes-on' | 'name-is-missing' }

interface AnswerAsPartnerRequest {
  partnerId: string
  confirms: boolean
  /** Name and role. */
  confirmedBy: string
}

type Context = Pick<Services, 'database'> & { now: Date }

/** A partner says that it is so, or that it is not. Until assessors read it can be said anew. */
export function answerAsPartner(
  { partnerId, confirms, confirmedBy }: AnswerAsPartnerRequest,
  { database, now }: Context,
): Promise<AnswerAsPartnerOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerAsPartnerOutcome> => {
    const asked = await tx
      .selectFrom('callPartners')
      .select('applicationId')
      .where('id', '=', partnerId)
      .executeTakeFirst()
    const held = asked && (await lockApplication(tx, asked.applicationId))
    if (!held) return { ok: false, refusal: 'partner-not-found' }
    const { application, call } = held
    if (call.phase !== 'open' && call.phase !== 'closed') return { ok: false, refusal: 'call-goes-on' }
    if (confirms && confirmedBy.trim() === '') return { ok: false, refusal: 'name-is-missing' }
    const said = confirms
      ? { confirmedAt: now, declinedAt: null, confirmedBy }
      : { confirmedAt: null, declinedAt: now, confirmedBy: null }
    const answered = await tx
      .updateTable('callPartners')
      .set(said)
      .where('id', '=', partnerId)
      // Taken off the application while this waited.
      .where('removedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!answered) return { ok: false, refusal: 'partner-not-found' }
    const { id: applicationId, callId } = application
    await addToLog(tx, callId, { kind: 'partner', applicationId, partnerId, confirms }, now)
    return { ok: true }
  })
}
