import type { Insertable } from 'kysely'
import type { Awards } from '#database/types.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Award } from './award.ts'

export type SignedAward = Insertable<Awards> & { id: string; recipientId: string; credential: string }

/** PostgreSQL takes 65,535 parameters a statement, and an award has 15. */
const rowsAStatement = 1000

export async function insertAwards(tx: Tx, awards: SignedAward[]) {
  for (let start = 0; start < awards.length; start += rowsAStatement) {
    const part = awards.slice(start, start + rowsAStatement)
    await tx
      .insertInto('awards')
      .values(part.map(({ credential: _, ...row }) => row))
      .execute()
    await tx
      .insertInto('awardCredentials')
      .values(part.map(({ id, credential }) => ({ awardId: id, credential })))
      .execute()
  }
}

/** Awards with the names that a page needs. */
export function awardQuery(database: Reader) {
  return database
    .selectFrom('awards')
    .innerJoin('organisations', 'organisations.id', 'awards.organisationId')
    .innerJoin('places', 'places.id', 'awards.placeId')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select([
      'awards.id',
      'awards.badgeId',
      'awards.badgeVersionId',
      'awards.organisationId',
      'awards.placeId',
      'awards.opportunityId',
      'awards.awardedAt',
      'awards.validUntil',
      'awards.evidence',
      'awards.statusListId',
      'awards.statusIndex',
      'awards.claimedAt',
      'awards.revokedAt',
      'awards.revocationReason',
      'awards.visibility',
      'awards.nameShown',
      'awards.recipientId',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
      'places.slug as placeSlug',
      'recipients.name as recipientName',
      'recipients.email as recipientEmail',
      'recipients.personId',
    ])
    .$castTo<Award>()
}

export async function selectAward(database: Reader, id: string): Promise<Award | undefined> {
  return awardQuery(database).where('awards.id', '=', id).executeTakeFirst()
}
