import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type CheckingPowers, checkBadge } from '#capabilities/awards/check-badge.ts'
import type { BroughtBadge } from './brought-badge.ts'
import { isToCheck } from './brought-badge-rules.ts'

/** Longer nobody waits for a page; a check that is slower ends by itself and is there at the next look. */
const longestMs = 3000

/**
 * Badges from elsewhere as they are now: those whose last check is not from this quarter of an hour are checked again,
 * from their documents. One that is being checked already, and one whose issuer is slow, is given as the last check left it.
 */
export async function checkBroughtBadges(badges: BroughtBadge[], powers: CheckingPowers): Promise<BroughtBadge[]> {
  const checks = badges.map((badge) => (isToCheck(badge, powers.now) ? checkedAgain(badge, powers) : badge))
  const late = wait(longestMs, undefined, { ref: false })
  return Promise.all(
    checks.map(async (check, at) => (await Promise.race([check, late])) ?? (badges[at] as BroughtBadge)),
  )
}

async function checkedAgain(badge: BroughtBadge, powers: CheckingPowers): Promise<BroughtBadge | undefined> {
  const { database, now } = powers
  // The first to say so checks; an issuer is not asked by every reader at once.
  const row = await database
    .updateTable('broughtBadges')
    .set({ checkedAt: now })
    .where('id', '=', badge.id)
    .where('checkedAt', '=', badge.checkedAt)
    .returning('document')
    .executeTakeFirst()
  if (!row) return undefined
  const { report } = await checkBadge(new Uint8Array(row.document), powers)
  const { verdict } = report
  const genuineAt = verdict === 'genuine' ? now : badge.genuineAt
  await sql`update brought_badges set verdict = ${verdict}, genuine_at = ${genuineAt} where id = ${badge.id}`.execute(
    database,
  )
  return { ...badge, verdict, genuineAt, checkedAt: now }
}
