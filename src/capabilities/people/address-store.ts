import type { Tx } from '#infrastructure/database/database.ts'

/** The account that is opened with this address. */
export async function selectOwner(tx: Tx, email: string): Promise<string | undefined> {
  const row = await tx.selectFrom('personAddresses').select('personId').where('email', '=', email).executeTakeFirst()
  return row?.personId
}

/**
 * Whether an organisation has ended this address: the person who reads its mail next may be another one. Nobody builds an
 * account on it; an account with no other address stays open with it.
 */
export async function isEnded(tx: Tx, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('stoppedAddresses')
    .select('email')
    .where('email', '=', email)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The person's row, so that two changes of their addresses wait for each other; none where erasing has begun. */
export function lockOwner(tx: Tx, personId: string): Promise<{ email: string; locale: string } | undefined> {
  return tx
    .selectFrom('people')
    .select(['email', 'locale'])
    .where('id', '=', personId)
    .where('erasingAt', 'is', null)
    .where('email', 'is not', null)
    .$narrowType<{ email: string }>()
    .forUpdate()
    .executeTakeFirst()
}

/** PostgreSQL, appendix A: a row of that key is there already. */
export const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'
