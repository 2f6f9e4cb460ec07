import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { EvidenceFile, EvidencePiece } from './evidence-piece.ts'

const columns = [
  ...(['id', 'personId', 'badgeId', 'organisationId', 'state', 'title', 'body', 'links', 'isShown'] as const),
  ...(['changedAt', 'sentAt', 'assessorId', 'comment', 'decidedAt', 'digest', 'runId', 'contentRemovedAt'] as const),
] as const

/** A piece is its learner's, and the organisation's as soon as it has been sent: nobody else's. */
export type Whose = { id: string } & ({ personId: string } | { organisationId: string })

export const selectPieces = (reader: Reader) =>
  reader.selectFrom('evidencePieces').select(columns).$castTo<EvidencePiece>()

const pieceOf = (reader: Reader, whose: Whose) => {
  const query = selectPieces(reader).where('id', '=', whose.id)
  return 'personId' in whose
    ? query.where('personId', '=', whose.personId)
    : // A draft, and what was returned, is the learner's alone.
      query.where('organisationId', '=', whose.organisationId).where('state', 'in', ['sent', 'accepted', 'declined'])
}

export const selectPiece = (reader: Reader, whose: Whose): Promise<EvidencePiece | undefined> =>
  pieceOf(reader, whose).executeTakeFirst()

/** The piece, held until the transaction ends: of two who decide at once the second finds the decision of the first. */
export const lockPiece = (tx: Tx, whose: Whose): Promise<EvidencePiece | undefined> =>
  pieceOf(tx, whose).forUpdate().executeTakeFirst()

/** Lets what was accepted wait for a decision again, as if it had not been; only the run named with it counts. */
export async function waitAgain(tx: Tx, { pieceId, runId, now }: { pieceId: string; runId: string; now: Date }) {
  await tx
    .updateTable('evidencePieces')
    .set({
      ...{ state: 'sent', comment: null, decidedAt: null, decidedBy: null, changedAt: now },
      ...{ digest: null, manifest: null, runId: null },
    })
    .where('id', '=', pieceId)
    .where('runId', '=', runId)
    .execute()
}

export async function selectFiles(reader: Reader, pieceId: string): Promise<EvidenceFile[]> {
  return reader
    .selectFrom('evidenceFiles')
    .select(['id', 'name', 'mediaType', 'sha256'])
    .select(sql<number>`octet_length(data)`.as('bytes'))
    .where('pieceId', '=', pieceId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}
