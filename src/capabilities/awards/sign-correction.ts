import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { correctionDue } from './award-jobs.ts'
import { correctAward } from './correct-award.ts'

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { now: Date }

/** It was taken back, or signed by another worker, while this one was at it: what was done here goes with the transaction. */
class Overtaken extends Error {}

/**
 * Signs a corrected award when the correction can no longer be taken back. Where it has become impossible meanwhile the award
 * stays as it is, and the organisation is told why.
 */
export async function signCorrection({ correctionId }: { correctionId: string }, powers: Powers): Promise<void> {
  try {
    await sign(correctionId, powers)
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
}

function sign(id: string, { database, now, ...powers }: Powers): Promise<void> {
  return database.transaction().execute(async (tx) => {
    // The row is not held yet: awards and recipients are held first, as by everything that changes them.
    const asked = await tx
      .selectFrom('awardCorrections')
      .selectAll()
      .where('id', '=', id)
      .where('signedAt', 'is', null)
      .where('undoneAt', 'is', null)
      .where('refusedAt', 'is', null)
      .executeTakeFirst()
    if (!asked) return
    // The clock of the queue may be ahead of ours.
    if (asked.signFrom > now)
      return powers.queue.enqueue(tx, correctionDue, [{ correctionId: id }], { startAfter: asked.signFrom })
    const { awardId, recipientId, organisationId, askedBy } = asked
    const issuer = { organisationId, personId: askedBy ?? undefined }
    const { name, email } = asked
    const outcome = await correctAward({ awardId, recipientId, name, email }, { ...powers, tx, issuer, now })
    const settled = await tx
      .updateTable('awardCorrections')
      .set({ name: null, email: null })
      .set(outcome.ok ? { signedAt: now } : { refusedAt: now, refusal: outcome.refusal })
      .where('id', '=', id)
      .where('signedAt', 'is', null)
      .where('undoneAt', 'is', null)
      .where('refusedAt', 'is', null)
      .executeTakeFirst()
    if (settled.numUpdatedRows !== 1n) throw new Overtaken()
    if (outcome.ok) return
    const entry = { actorId: undefined, action: 'award.correction-refused', subjectType: 'award', subjectId: awardId }
    await audit(tx, { ...entry, detail: { refusal: outcome.refusal } }, now)
  })
}
