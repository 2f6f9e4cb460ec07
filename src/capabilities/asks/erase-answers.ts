import type { Tx } from '#infrastructure/database/database.ts'

/** What a person shows to those who asked. */
export async function eraseAnswers({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('askAnswers').where('personId', '=', personId).execute()
}
