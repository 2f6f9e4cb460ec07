import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

/** What leads from awards to the wallets of who is erased. The copies stay true, and can be withdrawn with their awards. */
export async function eraseWalletOffers({ awardIds }: { awardIds: string[] }, { tx }: { tx: Tx }): Promise<void> {
  await sql`delete from wallet_offers where award_id = any(${awardIds}::uuid[])`.execute(tx)
}
