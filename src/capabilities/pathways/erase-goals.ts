import type { Tx } from '#infrastructure/database/database.ts'

/** What a person set out on, where they arrived, and what they brought from elsewhere. */
export async function eraseGoals({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  for (const table of ['pathwayGoals', 'pathwayArrivals', 'pathwayBroughtBadges'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
}
