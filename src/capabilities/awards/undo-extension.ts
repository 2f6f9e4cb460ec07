import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

export type UndoExtensionOutcome = { ok: true } | { ok: false; refusal: 'extension-not-found' | 'undo-time-is-over' }

/** Takes back an extension that was not signed yet, whole: as if it had never been asked for. */
export function undoExtension(
  { extensionId }: { extensionId: string },
  { database, issuer, now }: Pick<Services, 'database'> & { issuer: Issuer; now: Date },
): Promise<UndoExtensionOutcome> {
  return database.transaction().execute(async (tx): Promise<UndoExtensionOutcome> => {
    // The rows are held: signing at this very moment is first, or finds nothing left.
    const rows = await tx
      .selectFrom('awardExtensions')
      .select(['awardId', 'signedAt', 'undoneAt', 'signFrom'])
      .where('id', '=', extensionId)
      .where('organisationId', '=', issuer.organisationId)
      .orderBy('awardId')
      .forUpdate()
      .execute()
    if (rows.length === 0) return { ok: false, refusal: 'extension-not-found' }
    if (rows.every((row) => row.undoneAt)) return { ok: true }
    if (rows.some((row) => row.signedAt || row.signFrom <= now)) return { ok: false, refusal: 'undo-time-is-over' }
    await tx.updateTable('awardExtensions').set({ undoneAt: now }).where('id', '=', extensionId).execute()
    const entry = { actorId: issuer.personId, action: 'award.extension-undone', subjectType: 'award' }
    await audit(
      tx,
      rows.map(({ awardId }) => ({ ...entry, subjectId: awardId })),
      now,
    )
    return { ok: true }
  })
}
