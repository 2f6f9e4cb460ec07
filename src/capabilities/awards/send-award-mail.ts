import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { awardMailKey } from './award.ts'
import { mayBeSentAgain, queueAwardMails } from './award-mail-store.ts'
import { selectAward } from './award-store.ts'

export type SendAwardMailOutcome = { ok: true } | { ok: false; refusal: 'award-not-found' | 'mail-was-not-refused' }

/** Sends the mail of an award once more after it had not arrived. */
export function sendAwardMail(
  { awardId }: { awardId: string },
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<SendAwardMailOutcome> {
  return database.transaction().execute(async (tx): Promise<SendAwardMailOutcome> => {
    const award = await selectAward(tx, awardId)
    if (!award || award.organisationId !== issuer.organisationId) return { ok: false, refusal: 'award-not-found' }
    // Locked: of two clicks one sends.
    if (!(await mayBeSentAgain(awardId, { database: tx }))) return { ok: false, refusal: 'mail-was-not-refused' }
    await tx.deleteFrom('sentMails').where('key', '=', awardMailKey(awardId)).execute()
    const { organisationId } = issuer
    await queueAwardMails([awardId], { tx, queue, organisationId, now })
    await audit(
      tx,
      {
        actorId: issuer.personId,
        action: 'award.mail-sent-again',
        subjectType: 'award',
        subjectId: awardId,
        placeId: award.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
