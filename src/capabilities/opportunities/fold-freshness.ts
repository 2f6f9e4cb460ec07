import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { askedAfterDays, askedAgainAfterDays, daysBefore, hiddenAfterDays, noticeDays } from './freshness-rules.ts'
import { confirmationDue } from './opportunity-jobs.ts'

const atOnce = 200

/** Asks owners about what nobody confirmed for long, and hides what nobody confirmed for too long. By the clock. */
export async function foldFreshness({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<{ asked: number; hidden: number }> {
  return database.transaction().execute(async (tx) => {
    const { rows: due } = await sql<{ organisationId: string }>`
      update opportunities set reminded_at = ${now} where id in (
        select id from opportunities
        where status = 'published' and confirmed_at < ${daysBefore(now, askedAfterDays)}
          and (reminded_at is null or (reminded_at < ${daysBefore(now, askedAgainAfterDays)}
            and confirmed_at > ${daysBefore(now, hiddenAfterDays - noticeDays)}))
        order by confirmed_at limit ${atOnce} for update skip locked)
      returning organisation_id`.execute(tx)
    const owners = [...new Set(due.map(({ organisationId }) => organisationId))]
    await queue.enqueue(
      tx,
      confirmationDue,
      owners.map((organisationId) => ({ organisationId })),
    )
    const hidden = await sql<{ id: string; placeId: string }>`
      update opportunities set status = 'draft', lapsed_at = ${now}, updated_at = ${now} where id in (
        select id from opportunities where status = 'published' and confirmed_at < ${daysBefore(now, hiddenAfterDays)}
          and reminded_at <= ${daysBefore(now, noticeDays)}
        order by confirmed_at limit ${atOnce} for update skip locked)
      returning id, place_id`.execute(tx)
    await audit(
      tx,
      hidden.rows.map(({ id, placeId }) => ({
        actorId: undefined,
        action: 'opportunity.lapsed',
        subjectType: 'opportunity',
        subjectId: id,
        placeId,
      })),
      now,
    )
    return { asked: owners.length, hidden: hidden.rows.length }
  })
}
