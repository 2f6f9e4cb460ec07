import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { renewalLapsed } from './award-jobs.ts'
import { goesOnByNothing, isBeingExtended } from './find-renewal.ts'

const atOnce = 500

/**
 * Finds badges that ran out although their learners asked for their renewal, and lets them be told, once. By the clock; two
 * that look at once take different ones. An extension that is not signed yet is waited for.
 */
export function settleRenewalRequests({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<number> {
  return database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ awardId: string; validUntil: Date; hasLapsed: boolean }>`
      with open as (
        select award_id, renewal_requests.valid_until from renewal_requests join awards on awards.id = award_id
        where settled_at is null and renewal_requests.valid_until <= ${now} and not ${isBeingExtended}
        order by renewal_requests.valid_until limit ${atOnce} for no key update of renewal_requests skip locked)
      update renewal_requests as asked set settled_at = ${now} from open join awards on awards.id = open.award_id
      where asked.award_id = open.award_id and asked.valid_until = open.valid_until
      returning asked.award_id, asked.valid_until,
        awards.valid_until = asked.valid_until and revoked_at is null and ${goesOnByNothing} as has_lapsed`.execute(tx)
    const lapsed = rows.filter((row) => row.hasLapsed)
    await queue.enqueue(
      tx,
      renewalLapsed,
      lapsed.map(({ awardId, validUntil }) => ({ awardId, validUntil: validUntil.toISOString() })),
    )
    return rows.length
  })
}
