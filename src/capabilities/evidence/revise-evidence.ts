import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { EvidenceContent } from './evidence-piece.ts'
import { isTheLearners } from './evidence-rules.ts'
import { lockPiece } from './evidence-store.ts'

export type ReviseEvidenceOutcome = { ok: true } | { ok: false; refusal: 'evidence-not-found' | 'evidence-is-sent' }

/** Keeps what the learner wrote; nothing is sent. */
export function reviseEvidence(
  { pieceId, ...content }: EvidenceContent & { pieceId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<ReviseEvidenceOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseEvidenceOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, personId: signedIn.personId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (!isTheLearners(piece.state)) return { ok: false, refusal: 'evidence-is-sent' }
    await tx
      .updateTable('evidencePieces')
      .set({ ...content, changedAt: now })
      .where('id', '=', pieceId)
      .execute()
    return { ok: true }
  })
}
