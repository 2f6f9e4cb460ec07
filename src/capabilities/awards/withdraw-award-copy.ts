import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { withdrawStatement } from './withdraw-statement.ts'

export type WithdrawAwardCopyOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

/**
 * Switches off one copy of a learner's own award, as after a phone is lost: who checks it reads that it was withdrawn. The award
 * and its other copies stay. For good, as what is withdrawn is.
 */
export function withdrawAwardCopy(
  { copyId }: { copyId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<WithdrawAwardCopyOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<WithdrawAwardCopyOutcome> => {
    const copy = await tx
      .selectFrom('awardCopies')
      .innerJoin('awards', 'awards.id', 'awardCopies.awardId')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .select(['awardCopies.id', 'awardId', 'awardCopies.statusListId', 'awardCopies.statusIndex', 'switchedOffAt'])
      .where('awardCopies.id', '=', copyId)
      .where('recipients.personId', '=', personId)
      .forUpdate('awardCopies')
      .executeTakeFirst()
    if (!copy) return { ok: false, refusal: 'not-yours' }
    // A second press changes nothing.
    if (copy.switchedOffAt) return { ok: true }
    await tx.updateTable('awardCopies').set({ switchedOffAt: now }).where('id', '=', copyId).execute()
    await withdrawStatement(copy, { tx, now })
    const entry = { action: 'person.copy-switched-off', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { awardId: copy.awardId } }, now)
    return { ok: true }
  })
}
