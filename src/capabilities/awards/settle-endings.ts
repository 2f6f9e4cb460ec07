import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { endingDue } from './award-jobs.ts'
import { askDueOf, askedDays } from './ending-rules.ts'

const atOnce = 500

interface Row {
  id: string
  awardedAt: Date
  validUntil: Date
  asked: number
}

/**
 * Finds badges that end soon, and lets their learners be asked. By the clock: each day before an end is dealt with once, and
 * two that look at once take different badges. Answers how many it looked at.
 */
export function settleEndings({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<number> {
  const [early, late] = askedDays.map((days) => new Date(now.getTime() + days * 86_400_000))
  return database.transaction().execute(async (tx) => {
    const { rows } = await sql<Row>`
      select id, awarded_at, valid_until, endings_asked as asked from awards
      where valid_until is not null and revoked_at is null and valid_until > ${now}
        and ((valid_until <= ${early} and endings_asked = 0) or (valid_until <= ${late} and endings_asked = 1))
      order by valid_until limit ${atOnce} for no key update skip locked`.execute(tx)
    const due = rows.map((row) => ({ ...row, due: askDueOf(row, now) }))
    await sql`
      update awards set endings_asked = line.asked
      from unnest(${due.map((row) => row.id)}::uuid[], ${due.map((row) => row.due.asked)}::smallint[]) as line(id, asked)
      where awards.id = line.id`.execute(tx)
    const mails = due.flatMap(({ id, validUntil, due: { days } }) =>
      days ? [{ awardId: id, days, validUntil: validUntil.toISOString() }] : [],
    )
    await queue.enqueue(tx, endingDue, mails)
    return rows.length
  })
}
