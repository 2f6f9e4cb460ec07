import type { Tx } from '#infrastructure/database/database.ts'

/** How a person saw themselves goes with them, and so does what they said of others as a peer. */
export async function eraseGrowing({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('growthRounds').where('personId', '=', personId).execute()
  await tx
    .deleteFrom('growthWords')
    .where('side', '=', 'peer')
    .where('roundId', 'in', (rounds) => rounds.selectFrom('growthRounds').select('id').where('peerId', '=', personId))
    .execute()
  await tx.updateTable('growthRounds').set({ peerId: null, askedAt: null }).where('peerId', '=', personId).execute()
}
