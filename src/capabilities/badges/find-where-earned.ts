import type { Reading } from '#infrastructure/database/database.ts'
import { listBadges } from './list-badges.ts'

/** The opportunity, where the badge stands among those that are earned there; null elsewhere. */
export async function findWhereEarned(
  { opportunityId, badgeId }: { opportunityId: string | null; badgeId: string },
  { database }: Reading,
): Promise<string | null> {
  const earned = opportunityId ? await listBadges({ opportunityId, limit: 200 }, { database }) : undefined
  return earned?.rows.some(({ id }) => id === badgeId) ? opportunityId : null
}
