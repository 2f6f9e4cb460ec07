import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { isTheLearners } from './evidence-rules.ts'
import { lockPiece } from './evidence-store.ts'

export type RemoveFileOutcome = { ok: true } | { ok: false; refusal: 'evidence-not-found' | 'evidence-is-sent' }

/** Takes a file out of what the learner has not sent. One that is gone already is gone. */
export function removeEvidenceFile(
  { pieceId, fileId }: { pieceId: string; fileId: string },
  { database, signedIn }: { database: Database; signedIn: SignedIn },
): Promise<RemoveFileOutcome> {
  return database.transaction().execute(async (tx): Promise<RemoveFileOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, personId: signedIn.personId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (!isTheLearners(piece.state)) return { ok: false, refusal: 'evidence-is-sent' }
    await tx.deleteFrom('evidenceFiles').where('id', '=', fileId).where('pieceId', '=', pieceId).execute()
    return { ok: true }
  })
}
