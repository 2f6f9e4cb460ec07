import type { Tx } from '#infrastructure/database/database.ts'

/** What a person brought in, with its documents. */
export async function eraseBroughtBadges({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('broughtBadges').where('personId', '=', personId).execute()
}
