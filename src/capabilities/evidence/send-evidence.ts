import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { evidenceMoved } from './evidence-jobs.ts'
import { isTheLearners, mayBeTakenBack, type SendRefusal, sendRefusalOf } from './evidence-rules.ts'
import { lockPiece, selectFiles } from './evidence-store.ts'

export type SendEvidenceOutcome =
  | { ok: true }
  | { ok: false; refusal: SendRefusal | 'evidence-not-found' | 'evidence-is-sent' }

type Context = Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date }

/** Hands a piece to the organisation, as it stands; until it is decided the learner can take it back. */
export function sendEvidence(
  { pieceId }: { pieceId: string },
  { database, queue, signedIn, now }: Context,
): Promise<SendEvidenceOutcome> {
  return database.transaction().execute(async (tx): Promise<SendEvidenceOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, personId: signedIn.personId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (!isTheLearners(piece.state)) return { ok: false, refusal: 'evidence-is-sent' }
    const refusal = sendRefusalOf(piece, await selectFiles(tx, pieceId))
    if (refusal) return { ok: false, refusal }
    await tx
      .updateTable('evidencePieces')
      .set({ state: 'sent', sentAt: now, changedAt: now })
      .where('id', '=', pieceId)
      .execute()
    await queue.enqueue(tx, evidenceMoved, [{ pieceId, state: 'sent', at: now.toISOString() }])
    const entry = { actorId: signedIn.personId, action: 'evidence.sent', subjectType: 'evidence', subjectId: pieceId }
    await audit(tx, entry, now)
    return { ok: true }
  })
}

export type TakeBackOutcome = { ok: true } | { ok: false; refusal: 'evidence-not-found' | 'evidence-is-decided' }

/** Takes a piece back, files and all, as long as nobody has decided on it. */
export function takeEvidenceBack(
  { pieceId }: { pieceId: string },
  { database, signedIn, now }: Omit<Context, 'queue'>,
): Promise<TakeBackOutcome> {
  return database.transaction().execute(async (tx): Promise<TakeBackOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, personId: signedIn.personId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (!mayBeTakenBack(piece.state)) return { ok: false, refusal: 'evidence-is-decided' }
    await tx.deleteFrom('evidencePieces').where('id', '=', pieceId).execute()
    const entry = {
      actorId: signedIn.personId,
      action: 'evidence.removed',
      subjectType: 'evidence',
      subjectId: pieceId,
    }
    await audit(tx, entry, now)
    return { ok: true }
  })
}
