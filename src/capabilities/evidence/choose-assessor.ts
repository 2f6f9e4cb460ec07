import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockPiece } from './evidence-store.ts'

export type ChooseAssessorOutcome = { ok: true } | { ok: false; refusal: 'evidence-not-found' | 'not-a-member' }

/** Says who of the organisation looks at a piece; nobody where none is named. */
export function chooseAssessor(
  { pieceId, assessorId }: { pieceId: string; assessorId: string | null },
  { database, issuer }: { database: Database; issuer: Issuer },
): Promise<ChooseAssessorOutcome> {
  const { organisationId } = issuer
  return database.transaction().execute(async (tx): Promise<ChooseAssessorOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, organisationId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    const member = assessorId
      ? await tx
          .selectFrom('organisationMembers')
          .select('personId')
          .where('organisationId', '=', organisationId)
          .where('personId', '=', assessorId)
          .executeTakeFirst()
      : undefined
    if (assessorId && !member) return { ok: false, refusal: 'not-a-member' }
    await tx.updateTable('evidencePieces').set({ assessorId }).where('id', '=', pieceId).execute()
    return { ok: true }
  })
}
