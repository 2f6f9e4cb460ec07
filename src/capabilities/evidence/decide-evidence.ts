import { randomBytes } from 'node:crypto'
import { type BadgeRefusal, badgeRefusalOf } from '#capabilities/awards/award-rules.ts'
import { findBadgeToIssue } from '#capabilities/badges/find-badge-to-issue.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { digestOf, evidenceManifest } from './evidence-format.ts'
import { evidenceAccepted, evidenceMoved } from './evidence-jobs.ts'
import type { EvidencePiece } from './evidence-piece.ts'
import { type Decision, needsComment } from './evidence-rules.ts'
import { lockPiece, selectFiles } from './evidence-store.ts'

export type DecideEvidenceOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'evidence-not-found' | 'decided-meanwhile' | 'comment-is-missing' | 'own-evidence' | BadgeRefusal
    }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

interface DecideRequest {
  pieceId: string
  decision: Decision
  comment: string
  /** When what the assessor saw had been sent: what was sent anew meanwhile is not decided unseen. */
  seenSentAt: string
}

/**
 * Returns, accepts or declines what a learner sent. Of two assessors at once the second sees the decision of the first.
 * What is accepted is hashed as it stands, and a job gives the badge.
 */
export function decideEvidence(
  { pieceId, decision, comment, seenSentAt }: DecideRequest,
  { database, queue, issuer, now }: Context,
): Promise<DecideEvidenceOutcome> {
  return database.transaction().execute(async (tx): Promise<DecideEvidenceOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, organisationId: issuer.organisationId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (piece.state !== 'sent' || piece.sentAt?.toISOString() !== seenSentAt)
      return { ok: false, refusal: 'decided-meanwhile' }
    if (piece.personId === issuer.personId) return { ok: false, refusal: 'own-evidence' }
    if (needsComment(decision) && comment === '') return { ok: false, refusal: 'comment-is-missing' }
    if (decision === 'accepted') {
      const badge = await findBadgeToIssue(piece, { database: tx })
      const refusal = badgeRefusalOf({ badge, issuer, opportunity: undefined })
      if (refusal) return { ok: false, refusal }
    }
    const isOver = decision !== 'returned'
    const accepted = decision === 'accepted' ? { ...(await fixed(tx, piece)), runId: newId(now) } : {}
    await tx
      .updateTable('evidencePieces')
      .set({
        ...{ state: decision, comment: comment === '' ? null : comment, changedAt: now, ...accepted },
        ...{ decidedBy: issuer.personId ?? null, decidedAt: isOver ? now : null },
      })
      .where('id', '=', pieceId)
      .execute()
    await queue.enqueue(tx, evidenceMoved, [{ pieceId, state: decision, at: now.toISOString() }])
    if (decision === 'accepted') await queue.enqueue(tx, evidenceAccepted, [{ pieceId }])
    const action = `evidence.${decision}`
    await audit(tx, { actorId: issuer.personId, action, subjectType: 'evidence', subjectId: pieceId }, now)
    return { ok: true }
  })
}

async function fixed(tx: Tx, piece: EvidencePiece): Promise<{ digest: string; manifest: string }> {
  const files = await selectFiles(tx, piece.id)
  const manifest = evidenceManifest(piece, { files, salt: randomBytes(16).toString('base64url') })
  return { digest: digestOf(manifest), manifest }
}
