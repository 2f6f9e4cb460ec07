import type { Reading } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'

export type VersionWords = Pick<Badge, 'description' | 'descriptionCy' | 'criteria' | 'criteriaCy'>

/** What some versions of badges say, by the versions' ids. */
export async function listVersionWords(
  versionIds: readonly string[],
  { database }: Reading,
): Promise<Map<string, VersionWords>> {
  const rows = await database
    .selectFrom('badgeVersions')
    .select(['id', 'description', 'descriptionCy', 'criteria', 'criteriaCy'])
    .where((where) => where('id', '=', where.fn.any(where.val([...versionIds]))))
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}
