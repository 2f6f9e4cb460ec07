import type { Tx } from '#infrastructure/database/database.ts'
import { lockOwner, selectOwner } from './address-store.ts'

/**
 * The person whose account is opened with this address, their row held for themselves. None where nobody has it, where
 * erasing them has begun, or where the address changed hands while the row was waited for.
 */
export async function lockAddressOwner({ email }: { email: string }, { tx }: { tx: Tx }): Promise<string | undefined> {
  const personId = await selectOwner(tx, email)
  const isHeld = personId !== undefined && (await lockOwner(tx, personId)) !== undefined
  return isHeld && (await selectOwner(tx, email)) === personId ? personId : undefined
}
