import { createHash } from 'node:crypto'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { isTheLearners, mostFiles } from './evidence-rules.ts'
import { lockPiece, selectFiles } from './evidence-store.ts'
import { type FileRefusal, readEvidenceFile } from './read-evidence-file.ts'

export type AddFileRefusal = FileRefusal | 'evidence-not-found' | 'evidence-is-sent' | 'too-many-files'

export type AddFileOutcome = { ok: true } | { ok: false; refusal: AddFileRefusal }

/** Adds a file to what the learner shows. The same one twice is one. */
export async function addEvidenceFile(
  { pieceId, name, bytes }: { pieceId: string; name: string; bytes: Uint8Array },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<AddFileOutcome> {
  const read = await readEvidenceFile(bytes)
  if (!read.ok) return read
  return database.transaction().execute(async (tx): Promise<AddFileOutcome> => {
    const piece = await lockPiece(tx, { id: pieceId, personId: signedIn.personId })
    if (!piece) return { ok: false, refusal: 'evidence-not-found' }
    if (!isTheLearners(piece.state)) return { ok: false, refusal: 'evidence-is-sent' }
    if ((await selectFiles(tx, pieceId)).length >= mostFiles) return { ok: false, refusal: 'too-many-files' }
    const { mediaType, data } = read
    const sha256 = createHash('sha256').update(data).digest('hex')
    await tx
      .insertInto('evidenceFiles')
      .values({ id: newId(now), pieceId, name: shownName(name, mediaType), mediaType, data, sha256, addedAt: now })
      .onConflict((conflict) => conflict.columns(['pieceId', 'sha256']).doNothing())
      .execute()
    await tx.updateTable('evidencePieces').set({ changedAt: now }).where('id', '=', pieceId).execute()
    return { ok: true }
  })
}

const longestName = 80

/** Without a path and without signs that a header or a folder cannot hold; its ending says what is in it now. */
function shownName(name: string, mediaType: string): string {
  const base = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, ' ')
    .trim()
    .slice(0, longestName)
  return `${base === '' ? 'file' : base}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`
}
