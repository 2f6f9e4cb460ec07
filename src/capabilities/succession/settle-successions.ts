import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { isDue } from './succession-rules.ts'
import { lockSuccession, selectSuccessions } from './succession-store.ts'
import { takeEffect } from './take-effect.ts'

const mostAtOnce = 50

/** By the clock: what was agreed takes effect once the time to object is over. */
export async function settleSuccessions({
  database,
  now,
  ...services
}: Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { now: Date }): Promise<void> {
  const due = sql`agreed_at is not null and effective_at is null and ended_at is null and notice_until <= ${now}`
  for (const { id } of await selectSuccessions(database, due, { limit: mostAtOnce }))
    await database.transaction().execute(async (tx) => {
      const found = await lockSuccession(tx, id)
      if (found && isDue(found, now)) await takeEffect(found, { ...services, tx, now })
    })
}
