import type { Services } from '#infrastructure/services.ts'

const mostAtOnce = 1000

/** By the clock: answers whose days are over are deleted, and requests that no wallet answered. Nobody read them in the meantime, since every read asks for the time. */
export async function removeEndedAnswers({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  await database
    .deleteFrom('askAnswers')
    .where('id', 'in', (ended) =>
      ended
        .selectFrom('askAnswers')
        .select('id')
        .where('endsAt', '<=', now)
        .orderBy('endsAt')
        .orderBy('id')
        .limit(mostAtOnce)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
  await database.deleteFrom('walletRequests').where('endsAt', '<=', now).execute()
}
