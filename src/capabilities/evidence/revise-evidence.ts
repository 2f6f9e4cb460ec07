import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { EvidenceContent } from './evidence-piece.ts'
import { isTheLearners } from './evidence-rules.ts'
import { lockPiece } from './evidence-store.ts'

export type ReviseEvidenceOutcome =
  | { ok: true }
  | { ok: false; refusal: 'evidence-not-found' | 'evidence-is-sent' | 'changed-meanwhile' }

/** Of everything that the form of a piece changes. */
export const evidenceRevision = ({ title, body, links, isShown }: EvidenceContent): string =>
  revisionOf({ title, body, links, isShown })

/** Keeps what the learner wrote; nothing is sent. `basedOn` is what it was written over (`evidenceRevision`). */
export function reviseEvidence(
  { pieceId, basedOn, ...content }: EvidenceContent & { pieceId: string; basedOn?: string | undefined },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<ReviseEvidenceOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseEvidenceOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, personId: signedIn.personId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (!isTheLearners(piece.state)) return { ok: false, refusal: 'evidence-is-sent' }
    if (basedOn !== undefined && evidenceRevision(piece) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .updateTable('evidencePieces')
      .set({ ...content, changedAt: now })
      .where('id', '=', pieceId)
      .execute()
    return { ok: true }
  })
}
