import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockAwardOffer } from './award-offer-store.ts'

export type StopCodeOutcome = { ok: true } | { ok: false; refusal: 'code-not-found' }

/** Ends a code, or opens it again. What was given stays. */
export function stopAwardOffer(
  { codeId, isStopped }: { codeId: string; isStopped: boolean },
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<StopCodeOutcome> {
  return database.transaction().execute(async (tx): Promise<StopCodeOutcome> => {
    const code = await lockAwardOffer(tx, codeId)
    if (!code || code.organisationId !== issuer.organisationId) return { ok: false, refusal: 'code-not-found' }
    if ((code.stoppedAt !== null) === isStopped) return { ok: true }
    await tx
      .updateTable('awardOffers')
      .set({ stoppedAt: isStopped ? now : null })
      .where('id', '=', codeId)
      .execute()
    const action = isStopped ? 'award-offer.stopped' : 'award-offer.resumed'
    const entry = { actorId: issuer.personId, action, subjectType: 'award-offer', subjectId: codeId }
    await audit(tx, { ...entry, placeId: code.placeId }, now)
    return { ok: true }
  })
}
