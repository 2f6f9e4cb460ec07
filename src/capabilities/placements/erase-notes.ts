import type { Tx } from '#infrastructure/database/database.ts'

/** What was noted about a person goes with them; what they noted of others and of places stays, without their name. */
export async function eraseNotes({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('placementNotes').where('aboutId', '=', personId).execute()
  await tx.updateTable('placementNotes').set({ authorId: null }).where('authorId', '=', personId).execute()
}
