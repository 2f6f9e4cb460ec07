import { sql } from 'kysely'
import { deleteEnded } from '#infrastructure/database/delete-ended.ts'
import type { Services } from '#infrastructure/services.ts'
import { introductionMoved, introductionsEnd } from './introduction-jobs.ts'
import { warnedUntil } from './introduction-rules.ts'

const mostAtOnce = 500

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/** By the clock: both sides are told of what ends soon, once; what is over is deleted. Nobody read it in the meantime. */
export async function settleIntroductions(powers: Powers): Promise<void> {
  await warn(powers)
  await deleteEnded(powers.database, 'introductions', powers.now)
}

function warn({ database, queue, now }: Powers): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; organisationId: string; isSent: boolean }>`
      update introductions set warned_at = ${now} where id in (
        select id from introductions where warned_at is null and taken_back_at is null and state <> 'refused'
          and ends_at > ${now} and ends_at <= ${warnedUntil(now)}
        order by ends_at, id limit ${mostAtOnce} for update skip locked)
      returning id, organisation_id, sent_at is not null as is_sent`.execute(tx)
    await queue.enqueue(
      tx,
      introductionMoved,
      rows.map(({ id }) => ({ introductionId: id, news: 'ends' as const })),
    )
    const organisations = new Set(rows.filter(({ isSent }) => isSent).map(({ organisationId }) => organisationId))
    const day = now.toISOString().slice(0, 10)
    await queue.enqueue(
      tx,
      introductionsEnd,
      [...organisations].map((organisationId) => ({ organisationId, day })),
    )
  })
}
