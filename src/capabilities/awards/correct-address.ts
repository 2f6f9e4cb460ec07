import { sql } from 'kysely'
import { lockCurrentBadge } from '#capabilities/badges/lock-current-badge.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { awardMailKey } from './award.ts'
import { queueAwardMails } from './award-mail-store.ts'
import { selectWaitingUntil } from './correction-store.ts'
import { isEmail } from './listed-person-rules.ts'
import { holdingsOf, lockAddresses, lockRecipients, resolveRecipients, stoppedAmong } from './recipient-store.ts'

export type CorrectAddressOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'award-not-found'
        | 'award-is-withdrawn'
        | 'award-is-kept'
        | 'email-is-wrong'
        | 'address-is-the-same'
        | 'learner-already-holds-it'
        | 'address-is-stopped'
        | 'correction-waits'
    }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/**
 * Sends a badge that nobody has kept to another address. The former address claims it no more, since a badge is kept by
 * those to whom it is addressed; a learner who keeps it at that very moment and this wait for each other at its row.
 */
export function correctAddress(
  { awardId, email }: { awardId: string; email: string },
  { database, queue, issuer, now }: Context,
): Promise<CorrectAddressOutcome> {
  return database.transaction().execute(async (tx): Promise<CorrectAddressOutcome> => {
    const address = email.trim().toLowerCase()
    const found = await selectAddressed(tx, awardId)
    // An issuer who gives the same badge to the new address waits: it is given once.
    if (found) {
      await lockCurrentBadge(found, { tx })
      await lockAddresses(tx, found)
    }
    const concerned = sql`select recipient_id from awards where id = ${awardId}
      union select id from recipients where email = ${address}`
    await lockRecipients(tx, concerned, 'no key update')
    const award = await selectAddressed(tx, awardId, 'locked')
    if (!award || award.organisationId !== issuer.organisationId) return { ok: false, refusal: 'award-not-found' }
    if (award.revokedAt) return { ok: false, refusal: 'award-is-withdrawn' }
    if (award.claimedAt) return { ok: false, refusal: 'award-is-kept' }
    if (await selectWaitingUntil(tx, awardId)) return { ok: false, refusal: 'correction-waits' }
    if (!isEmail(address)) return { ok: false, refusal: 'email-is-wrong' }
    if (address === award.email) return { ok: false, refusal: 'address-is-the-same' }
    const { name, locale, badgeId, organisationId } = award
    const language = isLanguage(locale) ? locale : 'en'
    const recipientIds = await resolveRecipients(
      tx,
      { requests: [{ ...(name && { name }), email: address, language }] },
      now,
    )
    const stopped = await stoppedAmong({ organisationId, recipientIds }, { tx })
    if (stopped.size > 0) return { ok: false, refusal: 'address-is-stopped' }
    const holdings = await holdingsOf(tx, { badgeId, recipientIds, now })
    if (!award.repeatable && holdings.size > 0) return { ok: false, refusal: 'learner-already-holds-it' }
    const recipientId = needed(recipientIds[0], 'the recipient at the new address')
    await tx
      .updateTable('awards')
      .set({ recipientId, reminders: 0, remindedAt: null })
      .where('id', '=', awardId)
      .execute()
    const about = awardMailKey(awardId)
    await tx.deleteFrom('sentMails').where('about', '=', about).execute()
    await tx.deleteFrom('sentMails').where('key', '=', about).execute()
    await noteDeliveries(tx, [{ about, mailId: null, organisationId, kind: 'redirected', reason: '' }], now)
    // A run whose mails still wait sends this one with the others.
    if (!award.waitsForRun) await queueAwardMails([awardId], { tx, queue, organisationId, now })
    const entry = { actorId: issuer.personId, action: 'award.address-corrected', subjectType: 'award' }
    await audit(tx, { ...entry, subjectId: awardId, placeId: award.placeId }, now)
    return { ok: true }
  })
}

function selectAddressed(tx: Tx, awardId: string, lock?: 'locked') {
  const addressed = tx
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .innerJoin('badges', 'badges.id', 'awards.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'awards.badgeVersionId')
    .leftJoin('awardRuns', 'awardRuns.id', 'awards.runId')
    .select([
      ...(['awards.organisationId', 'awards.placeId', 'awards.badgeId', 'claimedAt', 'revokedAt'] as const),
      ...(['recipients.email', 'recipients.name', 'recipients.locale', 'badgeVersions.repeatable'] as const),
    ])
    .select((select) =>
      select
        .and([
          select('awardRuns.id', 'is not', null),
          select('awardRuns.notify', '=', true),
          select('mailsBegunAt', 'is', null),
        ])
        .as('waitsForRun'),
    )
    .where('awards.id', '=', awardId)
    .where('awards.neverSent', '=', false)
    // It belongs to nobody, and is nobody's to be sent.
    .where('recipients.erasedAt', 'is', null)
  return (lock ? addressed.forUpdate('awards') : addressed).executeTakeFirst()
}
