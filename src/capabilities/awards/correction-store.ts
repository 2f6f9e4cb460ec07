import { sql } from 'kysely'
import { lockCurrentBadge } from '#capabilities/badges/lock-current-badge.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { lockAddresses, lockRecipients } from './recipient-store.ts'

interface ToCorrect {
  awardId: string
  /** The corrected one, in small letters. */
  email: string | null
}

/** With its badge and everybody at either address, in the order in which all others lock them. */
export async function lockFormer(tx: Tx, { awardId, email }: ToCorrect) {
  const found = await tx
    .selectFrom('awards')
    .select(['badgeId', 'organisationId'])
    .where('id', '=', awardId)
    .executeTakeFirst()
  if (found) {
    await lockCurrentBadge(found, { tx })
    await lockAddresses(tx, found)
  }
  const concerned = sql`select recipient_id from awards where id = ${awardId} or renews = ${awardId}
    union select id from recipients where email = ${email}`
  await lockRecipients(tx, concerned, 'no key update')
  return (
    tx
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select([
        ...(['awards.id', 'organisationId', 'placeId', 'badgeId', 'opportunityId', 'statusListId'] as const),
        ...(['recipientId', 'evidence', 'note', 'earnedOn', 'awardedAt', 'validUntil', 'endingsAsked'] as const),
        ...(['claimedAt', 'revokedAt', 'suspendedAt', 'renews', 'visibility', 'nameShown'] as const),
        ...(['recipients.name', 'recipients.email', 'recipients.locale', 'recipients.personId'] as const),
      ])
      .where('awards.id', '=', awardId)
      .where('awards.neverSent', '=', false)
      // It belongs to nobody, and has no name to be put right.
      .where('recipients.erasedAt', 'is', null)
      .forUpdate('awards')
      .executeTakeFirst()
  )
}

/** When the correction of an award that waits is signed. */
export async function selectWaitingUntil(database: Reader, awardId: string): Promise<Date | undefined> {
  const waiting = await database
    .selectFrom('awardCorrections')
    .select('signFrom')
    .where('awardId', '=', awardId)
    .where('signedAt', 'is', null)
    .where('undoneAt', 'is', null)
    .where('refusedAt', 'is', null)
    .executeTakeFirst()
  return waiting?.signFrom
}
