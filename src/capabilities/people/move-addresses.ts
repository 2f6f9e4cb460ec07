import type { Tx } from '#infrastructure/database/database.ts'
import { eraseSessions } from './erase-person.ts'
import type { AgeBand } from './person.ts'

interface Move {
  fromId: string
  toId: string
  /** What the account that stays says of its owner from now on. */
  name: string
  ageBand: AgeBand | undefined
}

/** The addresses of an account open another one from now on; nobody can sign in to it any more. Both people are held. */
export async function moveAddresses(
  { fromId, toId, name, ageBand }: Move,
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await eraseSessions({ personId: fromId }, { tx })
  const empty = { email: null, emailVerified: false, updatedAt: now }
  await tx.updateTable('people').set(empty).where('id', '=', fromId).execute()
  await tx.updateTable('personAddresses').set({ personId: toId }).where('personId', '=', fromId).execute()
  await tx.updateTable('people').set({ name, ageBand, updatedAt: now }).where('id', '=', toId).execute()
}
