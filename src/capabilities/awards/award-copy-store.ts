import type { Tx } from '#infrastructure/database/database.ts'

/** The status lists that awards and their copies in wallets stand in, in one order. */
export async function listsOf(tx: Tx, awards: { id: string; statusListId: string }[]): Promise<string[]> {
  const copies = await tx
    .selectFrom('awardCopies')
    .select('statusListId')
    .distinct()
    .where('awardId', '=', (where) => where.fn.any(where.val(awards.map(({ id }) => id))))
    .execute()
  return [...new Set([...awards, ...copies].map(({ statusListId }) => statusListId))].sort()
}
