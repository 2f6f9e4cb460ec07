import type { Reading } from '#infrastructure/database/database.ts'
import type { AwardCopy } from './award-copy.ts'

/** A learner with more wallets than that sees the latest. */
const mostShown = 50

/** The copies of an award in wallets, the latest first. For its learner alone. */
export async function listAwardCopies({ awardId }: { awardId: string }, { database }: Reading): Promise<AwardCopy[]> {
  return database
    .selectFrom('awardCopies')
    .select(['id', 'awardId', 'format', 'takenAt', 'told', 'toldAt', 'switchedOffAt'])
    .where('awardId', '=', awardId)
    .orderBy('takenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute() as Promise<AwardCopy[]>
}

/** Every copy of every badge that a person keeps, for the file of what is kept of them. */
export async function listCopiesOfPerson({ personId }: { personId: string }, { database }: Reading) {
  return database
    .selectFrom('awardCopies')
    .innerJoin('awards', 'awards.id', 'awardCopies.awardId')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select(['awardCopies.awardId', 'format', 'holder', 'takenAt', 'told', 'toldAt', 'switchedOffAt'])
    .where('recipients.personId', '=', personId)
    .orderBy('takenAt', 'desc')
    .orderBy('awardCopies.id', 'desc')
    .execute()
}
