import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { awardMailKey } from './award.ts'
import { awardIssued } from './award-jobs.ts'
import { selectAward } from './award-store.ts'

export type SendAwardMailOutcome = { ok: true } | { ok: false; refusal: 'award-not-found' | 'mail-was-not-refused' }

/** Sends the mail of an award once more after the recipient's server had refused it. */
export function sendAwardMail(
  { awardId }: { awardId: string },
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<SendAwardMailOutcome> {
  return database.transaction().execute(async (tx): Promise<SendAwardMailOutcome> => {
    const award = await selectAward(tx, awardId)
    if (!award || award.organisationId !== issuer.organisationId) return { ok: false, refusal: 'award-not-found' }
    // Deleting it is also the lock: of two clicks one sends.
    const { numDeletedRows } = await tx
      .deleteFrom('refusedMails')
      .where('key', '=', awardMailKey(awardId))
      .executeTakeFirst()
    if (numDeletedRows === 0n) return { ok: false, refusal: 'mail-was-not-refused' }
    await tx.deleteFrom('sentMails').where('key', '=', awardMailKey(awardId)).execute()
    await queue.enqueue(tx, awardIssued, [{ awardId }])
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
