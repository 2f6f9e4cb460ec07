import type { Reading } from '#infrastructure/database/database.ts'
import type { LineLog } from '#infrastructure/files/line-log.ts'
import { needed } from '#infrastructure/needed.ts'
import { writeErasureLine } from './erasure-rules.ts'

/** The register of erasures, a line each: ids and moments, and nobody's name or address. */
export async function listErasureLines({ database }: Reading): Promise<string[]> {
  const rows = await database
    .selectFrom('erasures')
    .select(['personId', 'awardId', 'dueAt', 'takenBackAt'])
    .orderBy('askedAt')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ personId, awardId, dueAt, takenBackAt }) => {
    const id = needed(personId ?? awardId, 'an account or an award')
    const asked = writeErasureLine({ dueAt, what: personId ? 'person' : 'award', id })
    return takenBackAt ? [asked, writeErasureLine({ dueAt, what: 'taken-back', id })] : [asked]
  })
}

/** Keeps the register beside the database as well: a backup that is older than an erasure does not know of it. */
export async function noteErasures({
  database,
  erasureLog,
}: Reading & { erasureLog?: LineLog | undefined }): Promise<void> {
  if (!erasureLog) return
  const lines = await listErasureLines({ database })
  if (lines.length === 0) return
  const known = new Set(await erasureLog.read())
  await erasureLog.append(lines.filter((line) => !known.has(line)))
}
