import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { WalletCopies } from './wallet-copies.ts'

/** A learner with more wallets than that sees the latest. */
const mostShown = 50

/** What wallets took of an award, the latest first. For its learner alone. */
export async function listAwardCopies(
  { awardId }: { awardId: string },
  { database }: Reading,
): Promise<WalletCopies[]> {
  const { rows } = await sql<WalletCopies>`
    select batch_id, min(taken_at) as taken_at, (array_agg(told order by told_at desc nulls last, id desc))[1] as told,
      max(told_at) as told_at, max(switched_off_at) as switched_off_at
    from award_copies where award_id = ${awardId}
    group by batch_id order by taken_at desc, batch_id desc limit ${mostShown}`.execute(database)
  return rows
}

/** Every copy of every badge that a person keeps, for the file of what is kept of them. */
export async function listCopiesOfPerson({ personId }: { personId: string }, { database }: Reading) {
  return database
    .selectFrom('awardCopies')
    .innerJoin('awards', 'awards.id', 'awardCopies.awardId')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'awards.badgeVersionId')
    .select([
      'badgeVersions.name as badge',
      'badgeVersions.nameCy as badgeCy',
      'awardCopies.awardId',
      'format',
      'holder',
      'takenAt',
      'told',
      'toldAt',
      'switchedOffAt',
    ])
    .where('recipients.personId', '=', personId)
    .orderBy('takenAt', 'desc')
    .orderBy('awardCopies.id', 'desc')
    .execute()
}
