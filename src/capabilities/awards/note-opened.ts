import { findSentMail, noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import { isOpenedByRecipient } from '#infrastructure/mail/delivery-rules.ts'
import type { Services } from '#infrastructure/services.ts'
import { awardMailKey } from './award.ts'

/** Notes that the link in a mail of this award was followed, where that counts as its recipient's doing. */
export async function noteOpened(
  { awardId, mailId }: { awardId: string; mailId: string },
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<void> {
  const mail = await findSentMail(mailId, database)
  const about = awardMailKey(awardId)
  if (mail?.about !== about || !mail.handedOverAt) return
  if (!isOpenedByRecipient({ handedOverAt: mail.handedOverAt, now })) return
  const { organisationId } = mail
  await database
    .transaction()
    .execute((tx) => noteDeliveries(tx, [{ about, mailId, organisationId, kind: 'opened', reason: '' }], now))
}
