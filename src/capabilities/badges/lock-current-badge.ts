import type { Tx } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'
import { lockBadge } from './badge-store.ts'
import { findBadge } from './find-badge.ts'

/** The badge as it is now, held until the transaction ends: others who award or change it wait. */
export async function lockCurrentBadge(tx: Tx, badgeId: string): Promise<Badge | undefined> {
  const head = await lockBadge(tx, badgeId)
  return head && findBadge(tx, { id: badgeId })
}
