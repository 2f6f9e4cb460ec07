import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { awardMailKey } from './award.ts'
import { type AwardWithBadge, findAward } from './find-award.ts'

/**
 * An award for a visitor who came by the link in one of its mails. A mail to an address that was corrected afterwards shows
 * nothing more, nor does one to an address that the award has left.
 */
export async function findMailedAward(
  { awardId, mailId }: { awardId: string; mailId: string },
  { database }: Reading,
): Promise<AwardWithBadge | undefined> {
  const about = awardMailKey(awardId)
  const { rows } = await sql<{ isCurrent: boolean }>`
    select min(at) >= coalesce((select max(at) from deliveries where about = ${about} and kind = 'redirected'), '-infinity')
      as is_current
    from deliveries where mail_id = ${mailId} and about = ${about} having count(*) > 0`.execute(database)
  const award = rows[0]?.isCurrent ? await findAward(awardId, { database }) : undefined
  return award?.recipientEmail ? award : undefined
}
