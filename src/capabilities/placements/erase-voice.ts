import type { Tx } from '#infrastructure/database/database.ts'

/** What a person answered in retrospectives goes with them; half days and what was agreed stay, without their name. */
export async function eraseVoice({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('placementVoices').where('personId', '=', personId).execute()
}
