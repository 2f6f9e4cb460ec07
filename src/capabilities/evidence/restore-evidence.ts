import { findAwardRun } from '#capabilities/awards/find-award-run.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockPiece, waitAgain } from './evidence-store.ts'

export type RestoreEvidenceOutcome =
  | { ok: true }
  | { ok: false; refusal: 'evidence-not-found' | 'badge-was-not-undone' | 'content-is-removed' }

/** Puts a piece back into the queue whose badge was undone: it was accepted by mistake, and the learner waits for another answer. */
export function restoreEvidence(
  { pieceId }: { pieceId: string },
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<RestoreEvidenceOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<RestoreEvidenceOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, organisationId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    const run = piece.runId ? await findAwardRun({ id: piece.runId, organisationId }, { database: tx }) : undefined
    if (!run?.undoneAt) return { ok: false, refusal: 'badge-was-not-undone' }
    if (piece.contentRemovedAt) return { ok: false, refusal: 'content-is-removed' }
    await waitAgain(tx, { pieceId, runId: run.id, now })
    await audit(
      tx,
      { actorId: personId, action: 'evidence.restored', subjectType: 'evidence', subjectId: pieceId },
      now,
    )
    return { ok: true }
  })
}
