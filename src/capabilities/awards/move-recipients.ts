import type { Tx } from '#infrastructure/database/database.ts'

/** Gives what came to some addresses from one person to another. Both people are held (`lockPersonAlone`). */
export async function moveRecipients(
  { fromId, toId, emails }: { fromId: string; toId: string; emails: string[] },
  { tx }: { tx: Tx },
): Promise<void> {
  await tx
    .updateTable('recipients')
    .set({ personId: toId })
    .where('personId', '=', fromId)
    .where('email', 'in', emails)
    .execute()
}
