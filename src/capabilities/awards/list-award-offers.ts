import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { AwardOffer } from './award-offer.ts'
import { selectAwardOffers } from './award-offer-store.ts'

interface Asked {
  organisationId: string
  ids?: readonly string[]
  after?: Cursor
  limit: number
}

/** The codes of an organisation, newest first. */
export async function listAwardOffers(
  { organisationId, ids, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<AwardOffer>> {
  let query = selectAwardOffers(database)
    .where('awardOffers.organisationId', '=', organisationId)
    .orderBy('madeAt', 'desc')
    .orderBy('awardOffers.id', 'desc')
    .limit(limit + 1)
  if (ids) query = query.where(sql<boolean>`award_offers.id = any(${[...ids]}::uuid[])`)
  if (after) query = query.where(sql<boolean>`(made_at, award_offers.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.madeAt, id: row.id }))
}
