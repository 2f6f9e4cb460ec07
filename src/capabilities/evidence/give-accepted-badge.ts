import { startAwardRun } from '#capabilities/awards/start-award-run.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { evidenceInBadge } from './evidence-format.ts'
import { selectPieces, waitAgain } from './evidence-store.ts'

type Powers = Pick<Services, 'database' | 'queue'> & { actFor: (organisationId: string) => Issuer; now: Date }

/**
 * Gives the badge for what was accepted, as the run that was named when it was accepted: it can be undone for ten minutes, and however
 * often this is done there is one.
 */
export async function giveAcceptedBadge({ pieceId }: { pieceId: string }, powers: Powers): Promise<void> {
  const { database, queue, actFor, now } = powers
  const piece = await selectPieces(database).where('id', '=', pieceId).executeTakeFirst()
  const learner = piece && (await findPerson({ id: piece.personId }, { database }))
  // Erased meanwhile: there is nobody to give it to. Or undone and put back into the queue.
  if (!piece?.digest || !piece.runId || !learner) return
  const { badgeId, organisationId, digest, runId } = piece
  const unnamed = translator(learner.locale)('evidence.inBadge')
  const line = {
    recipient: { name: learner.name, email: learner.email, language: learner.locale },
    evidence: evidenceInBadge(piece, { digest, unnamed }),
  }
  const outcome = await startAwardRun(
    { requestId: runId, badgeId, notify: true, lines: [line] },
    { database, queue, issuer: actFor(organisationId), now },
  )
  if (outcome.ok) return
  // The badge was archived, or the organisation suspended, since it was accepted: an assessor finds it again, and why.
  await database.transaction().execute(async (tx) => {
    await waitAgain(tx, { pieceId, runId, now })
    const detail = { refusal: outcome.refusal }
    await audit(
      tx,
      { actorId: undefined, action: 'evidence.restored', subjectType: 'evidence', subjectId: pieceId, detail },
      now,
    )
  })
}
