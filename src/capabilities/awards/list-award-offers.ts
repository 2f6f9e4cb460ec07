import type { Reading } from '#infrastructure/database/database.ts'
import type { AwardOffer } from './award-offer.ts'
import { selectAwardOffers } from './award-offer-store.ts'

/** The codes of an organisation, newest first. */
export function listAwardOffers(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database }: Reading,
): Promise<AwardOffer[]> {
  return selectAwardOffers(database)
    .where('awardOffers.organisationId', '=', organisationId)
    .orderBy('madeAt', 'desc')
    .orderBy('awardOffers.id', 'desc')
    .limit(limit)
    .execute()
}
