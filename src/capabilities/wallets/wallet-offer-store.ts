import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { WalletOffer } from './wallet-offer.ts'

/** A hand-over with the organisation that gave the award. */
export type WalletOfferRow = WalletOffer & { organisationSlug: string; organisationName: string }

export function walletOfferQuery(database: Reader) {
  return database
    .selectFrom('walletOffers')
    .innerJoin('awards', 'awards.id', 'walletOffers.awardId')
    .innerJoin('organisations', 'organisations.id', 'awards.organisationId')
    .select([
      'walletOffers.id',
      'walletOffers.awardId',
      'walletOffers.asksPin',
      'walletOffers.wrongPins',
      'walletOffers.startedAt',
      'walletOffers.endsAt',
      'walletOffers.closedAt',
      'walletOffers.redeemedAt',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
    ])
    .select(
      sql<number>`(select count(*)::int from wallet_offer_copies where wallet_offer_id = wallet_offers.id)`.as('taken'),
    )
}

/** Held before it is read: what another request took meanwhile is seen. */
export async function lockWalletOffer(
  tx: Tx,
  { hash, by }: { hash: Buffer; by: 'codeHash' | 'tokenHash' },
): Promise<WalletOfferRow | undefined> {
  const held = await tx.selectFrom('walletOffers').select('id').where(by, '=', hash).forUpdate().executeTakeFirst()
  return held && walletOfferQuery(tx).where('walletOffers.id', '=', held.id).executeTakeFirst()
}

export function closeWalletOffer(tx: Tx, { id, now }: { id: string; now: Date }) {
  return tx.updateTable('walletOffers').set({ closedAt: now }).where('id', '=', id).execute()
}
