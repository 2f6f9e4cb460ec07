import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { withdrawStatement } from './withdraw-statement.ts'

interface Which {
  awardId: string
  batchId: string
}

/**
 * Switches off what one wallet took of a learner's own award, as after a phone is lost: who checks it reads that it was
 * withdrawn. The award and what other wallets took stay. For good, as what is withdrawn is; false where it is not theirs.
 */
export async function withdrawAwardCopies(
  { awardId, batchId }: Which,
  { tx, signedIn, now }: { tx: Tx; signedIn: SignedIn; now: Date },
): Promise<boolean> {
  const { personId } = signedIn
  const copies = await tx
    .selectFrom('awardCopies')
    .innerJoin('awards', 'awards.id', 'awardCopies.awardId')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select(['awardCopies.id', 'awardCopies.statusListId', 'awardCopies.statusIndex', 'switchedOffAt'])
    .where('batchId', '=', batchId)
    .where('awardId', '=', awardId)
    .where('recipients.personId', '=', personId)
    .orderBy('awardCopies.id')
    .forUpdate('awardCopies')
    .execute()
  const on = copies.filter(({ switchedOffAt }) => !switchedOffAt)
  for (const copy of on) {
    await tx.updateTable('awardCopies').set({ switchedOffAt: now }).where('id', '=', copy.id).execute()
    await withdrawStatement(copy, { tx, now })
  }
  if (on.length > 0) {
    const entry = { action: 'person.copy-switched-off', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { awardId } }, now)
  }
  return copies.length > 0
}
