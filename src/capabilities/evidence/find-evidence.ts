import type { Reading } from '#infrastructure/database/database.ts'
import type { EvidenceFile, EvidencePiece } from './evidence-piece.ts'
import { selectFiles, selectPiece, type Whose } from './evidence-store.ts'

/** A piece with the names of its files, if it is this learner's, or was sent to this organisation. */
export async function findEvidence(
  whose: Whose,
  { database }: Reading,
): Promise<{ piece: EvidencePiece; files: EvidenceFile[] } | undefined> {
  const piece = await selectPiece(database, whose)
  return piece && { piece, files: await selectFiles(database, piece.id) }
}

/** What is in a file, for those alone who may see its piece. */
export async function findEvidenceFile(
  { fileId, ...whose }: Whose & { fileId: string },
  { database }: Reading,
): Promise<{ name: string; mediaType: string; data: Buffer } | undefined> {
  const piece = await selectPiece(database, whose)
  if (!piece) return undefined
  return database
    .selectFrom('evidenceFiles')
    .select(['name', 'mediaType', 'data'])
    .where('pieceId', '=', piece.id)
    .where('id', '=', fileId)
    .executeTakeFirst()
}

/** The text whose hash stands in the badge: the learner's to keep and to hand on. */
export async function findManifest(
  { id, personId }: { id: string; personId: string },
  { database }: Reading,
): Promise<string | undefined> {
  const found = await database
    .selectFrom('evidencePieces')
    .select('manifest')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return found?.manifest ?? undefined
}
