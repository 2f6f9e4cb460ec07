import type { Tx } from '#infrastructure/database/database.ts'
import { selectOwner } from './address-store.ts'

/** The account that is opened with an address. */
export function findOwner({ email }: { email: string }, { tx }: { tx: Tx }): Promise<string | undefined> {
  return selectOwner(tx, email)
}
