import type { Reading } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'
import { badgeQuery } from './badge-query-store.ts'

/** These badges as they are now, archived ones too. */
export async function listBadgesById(ids: string[], { database }: Reading): Promise<Badge[]> {
  return ids.length === 0 ? [] : badgeQuery(database).where('badges.id', 'in', ids).execute()
}
