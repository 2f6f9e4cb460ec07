import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'

const mostAtOnce = 500

/** By the clock: what was open until yesterday is closed. Nobody saw it as open in the meantime, since lists ask for the day. */
export async function settleVacancies({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  const today = localParts(now).date
  await database
    .updateTable('vacancies')
    .set({ state: 'closed', closedAt: now })
    .where('id', 'in', (over) =>
      over
        .selectFrom('vacancies')
        .select('id')
        .where('state', '=', 'public')
        .where('closesOn', '<', today)
        .orderBy('closesOn')
        .orderBy('id')
        .limit(mostAtOnce)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}
