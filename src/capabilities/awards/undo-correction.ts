import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

export type UndoCorrectionOutcome = { ok: true } | { ok: false; refusal: 'correction-not-found' | 'undo-time-is-over' }

/** Takes back a correction that was not signed yet; one that could not be signed is put aside. The award stays as it is. */
export function undoCorrection(
  { correctionId }: { correctionId: string },
  { database, issuer, now }: Pick<Services, 'database'> & { issuer: Issuer; now: Date },
): Promise<UndoCorrectionOutcome> {
  return database.transaction().execute(async (tx): Promise<UndoCorrectionOutcome> => {
    // The row is held: signing at this very moment is first, or finds nothing left.
    const asked = await tx
      .selectFrom('awardCorrections')
      .select(['awardId', 'signFrom', 'signedAt', 'undoneAt', 'refusedAt'])
      .where('id', '=', correctionId)
      .where('organisationId', '=', issuer.organisationId)
      .forUpdate()
      .executeTakeFirst()
    if (!asked) return { ok: false, refusal: 'correction-not-found' }
    if (asked.undoneAt) return { ok: true }
    if (asked.signedAt || (!asked.refusedAt && asked.signFrom <= now))
      return { ok: false, refusal: 'undo-time-is-over' }
    await tx
      .updateTable('awardCorrections')
      .set({ undoneAt: now, name: null, email: null })
      .where('id', '=', correctionId)
      .execute()
    const entry = { actorId: issuer.personId, action: 'award.correction-undone', subjectType: 'award' }
    await audit(tx, { ...entry, subjectId: asked.awardId }, now)
    return { ok: true }
  })
}
