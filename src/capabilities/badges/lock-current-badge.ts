import type { Tx } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'
import { lockBadge } from './badge-store.ts'
import { findBadge } from './find-badge.ts'

/** The badge as it is now, held until the transaction ends: others who award or change it wait. */
export async function lockCurrentBadge(badgeId: string, { tx }: { tx: Tx }): Promise<Badge | undefined> {
  const head = await lockBadge(tx, badgeId)
  return head && findBadge({ id: badgeId }, { database: tx })
}
