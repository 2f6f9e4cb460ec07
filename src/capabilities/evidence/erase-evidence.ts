import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

/** What a person sent: undecided pieces go, of decided ones the decision and the hash stay. */
export async function eraseEvidence(
  { personId }: { personId: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx
    .deleteFrom('evidenceFiles')
    .where('pieceId', 'in', (from) => from.selectFrom('evidencePieces').select('id').where('personId', '=', personId))
    .execute()
  await tx
    .deleteFrom('evidencePieces')
    .where('personId', '=', personId)
    .where('state', 'not in', ['accepted', 'declined'])
    .execute()
  await sql`
    update evidence_pieces set title = '', body = '', links = '{}', comment = null, manifest = null,
      content_removed_at = coalesce(content_removed_at, ${now})
    where person_id = ${personId}`.execute(tx)
  await sql`update evidence_pieces set assessor_id = null where assessor_id = ${personId}`.execute(tx)
}
