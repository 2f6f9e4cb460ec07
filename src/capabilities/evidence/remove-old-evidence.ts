import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { contentKeptSince } from './evidence-rules.ts'

/**
 * Texts and files of what was decided long ago, and drafts that nobody came back to. The decision and the hash stay; what
 * waits for an assessor waits on.
 */
export async function removeOldEvidence({
  database,
  now,
}: {
  database: Services['database']
  now: Date
}): Promise<void> {
  const before = contentKeptSince(now)
  await database.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('evidencePieces')
      .where('state', 'in', ['draft', 'returned'])
      .where('changedAt', '<', before)
      .execute()
    const { rows } = await sql<{ id: string }>`
      update evidence_pieces set title = '', body = '', links = '{}', comment = null, manifest = null,
        content_removed_at = ${now}
      where state in ('accepted', 'declined') and content_removed_at is null and decided_at < ${before}
      returning id`.execute(tx)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await tx.deleteFrom('evidenceFiles').where('pieceId', 'in', ids).execute()
  })
}
