import type { Tx } from '#infrastructure/database/database.ts'
import { lockBadge } from './badge-store.ts'
import { type BadgeToIssue, findBadgeToIssue } from './find-badge-to-issue.ts'

/** The badge as an organisation would give it now, held until the transaction ends: others who award or change it wait. */
export async function lockCurrentBadge(
  asked: { badgeId: string; organisationId: string },
  { tx }: { tx: Tx },
): Promise<BadgeToIssue | undefined> {
  const head = await lockBadge(tx, asked.badgeId)
  return head && findBadgeToIssue(asked, { database: tx })
}
