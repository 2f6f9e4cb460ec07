import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Interest } from './interest.ts'

export const selectInterests = (reader: Reader) =>
  reader
    .selectFrom('interests')
    .innerJoin('opportunities', 'opportunities.id', 'interests.opportunityId')
    .innerJoin('organisations', 'organisations.id', 'interests.organisationId')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .select(['interests.id', 'opportunityId', 'interests.organisationId', 'organisations.name as organisationName'])
    .select([
      'opportunities.title',
      'opportunities.titleCy',
      'opportunities.slug',
      'places.slug as placeSlug',
      'audience',
    ])
    .select(['interests.name', 'email', 'language', 'age', 'message', 'askedAt', 'provenAt', 'answeredAt', 'answer'])
    .$castTo<Interest>()

/** One question, held until the transaction ends: of two answers at one moment the first counts. */
export async function lockInterest(tx: Tx, id: string): Promise<Interest | undefined> {
  const held = await tx.selectFrom('interests').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held && selectInterests(tx).where('interests.id', '=', id).executeTakeFirst()
}
