import type { Services } from '#infrastructure/services.ts'

/** Throws away what a wallet showed, whether it was sent or not: at once and for good. */
export async function removeWalletAnswer(
  { id }: { id: string },
  { database }: Pick<Services, 'database'>,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await tx.deleteFrom('walletRequests').where('id', '=', id).execute()
    await tx.deleteFrom('askAnswers').where('id', '=', id).where('documents', 'is not', null).execute()
  })
}
