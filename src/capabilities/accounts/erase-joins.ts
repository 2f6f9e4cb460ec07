import type { Tx } from '#infrastructure/database/database.ts'
import { eraseFormer } from './settle-joins.ts'

/** Of a person who is erased: the accounts that theirs has taken in, and what was noted of that. */
export async function eraseJoins(
  { personId }: { personId: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  const joins = await tx
    .deleteFrom('accountJoins')
    .where('personId', '=', personId)
    .returning(['formerId', 'partedAt', 'settledAt'])
    .execute()
  for (const { formerId, partedAt, settledAt } of joins)
    if (!partedAt && !settledAt) await eraseFormer({ formerId }, { tx, now })
  // An account that was parted again is named by the note of the other.
  await tx.deleteFrom('accountJoins').where('formerId', '=', personId).execute()
}
