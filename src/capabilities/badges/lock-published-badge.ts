import type { Tx } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'
import { lockBadge } from './badge-store.ts'
import { findBadge } from './find-badge.ts'

/** The badge as everybody sees it, held until the transaction ends: who changes its words waits. */
export async function lockPublishedBadge(
  { badgeId }: { badgeId: string },
  { tx }: { tx: Tx },
): Promise<Badge | undefined> {
  const head = await lockBadge(tx, badgeId)
  return head?.status === 'published' ? findBadge({ id: badgeId }, { database: tx }) : undefined
}
