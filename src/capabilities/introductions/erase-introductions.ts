import type { Tx } from '#infrastructure/database/database.ts'

/** What a person sent to employers, and their address where they were asked as a guardian. */
export async function eraseIntroductions(
  { personId, emails }: { personId: string; emails: readonly string[] },
  { tx }: { tx: Tx },
): Promise<void> {
  await tx.deleteFrom('introductions').where('personId', '=', personId).execute()
  await tx
    .updateTable('introductions')
    .set({ guardianEmail: null })
    .where((where) => where('guardianEmail', '=', where.fn.any(where.val([...emails]))))
    .execute()
}
