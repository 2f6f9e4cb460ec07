import type { Tx } from '#infrastructure/database/database.ts'

/**
 * Ends what a person does for children, and an offer of an account at their address. Says which children are in nobody's
 * care by that: what is kept of them goes along.
 */
export async function eraseGuardian(
  { personId, emails }: { personId: string; emails: string[] },
  { tx }: { tx: Tx },
): Promise<{ childIds: string[] }> {
  await tx.deleteFrom('handovers').where('email', 'in', emails).execute()
  const ended = await tx
    .deleteFrom('guardianships')
    .where('guardianId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning('childId')
    .execute()
  await tx.updateTable('guardianships').set({ revocationReason: '' }).where('guardianId', '=', personId).execute()
  return { childIds: ended.map(({ childId }) => childId) }
}
