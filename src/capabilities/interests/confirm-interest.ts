import type { Services } from '#infrastructure/services.ts'
import { lockInterest } from './interest-store.ts'

/** The mail at the address was read: from now on the organisation sees the question. Pressed twice it says the same. */
export function confirmInterest(
  { interestId, isProof }: { interestId: string; isProof: boolean },
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'interest-not-found' | 'mail-is-not-proven' }> {
  return database.transaction().execute(async (tx) => {
    const interest = await lockInterest(tx, interestId)
    if (!interest) return { ok: false, refusal: 'interest-not-found' }
    if (!isProof) return { ok: false, refusal: 'mail-is-not-proven' }
    if (!interest.provenAt)
      await tx.updateTable('interests').set({ provenAt: now }).where('id', '=', interestId).execute()
    return { ok: true }
  })
}
