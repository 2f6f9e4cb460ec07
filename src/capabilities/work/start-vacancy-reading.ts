import type { Services } from '#infrastructure/services.ts'
import type { OwnedPowers } from './move-owned.ts'
import { vacancySourceAsked } from './vacancy-jobs.ts'
import { isBeingRead, lockSource } from './vacancy-source-store.ts'

export type StartVacancyReadingOutcome = { ok: true } | { ok: false; refusal: 'not-here' | 'is-busy' }

/** Has a source read now; one reading at a time. */
export function startVacancyReading(
  { sourceId }: { sourceId: string },
  { database, queue, manager, now }: OwnedPowers & Pick<Services, 'queue'>,
): Promise<StartVacancyReadingOutcome> {
  return database.transaction().execute(async (tx): Promise<StartVacancyReadingOutcome> => {
    const source = await lockSource(tx, sourceId)
    if (source?.organisationId !== manager.organisationId) return { ok: false, refusal: 'not-here' }
    if (isBeingRead(source, now)) return { ok: false, refusal: 'is-busy' }
    await tx.updateTable('vacancySources').set({ askedAt: now }).where('id', '=', sourceId).execute()
    await queue.enqueue(tx, vacancySourceAsked, [{ sourceId }])
    return { ok: true }
  })
}

const mostAtOnce = 50
const dayMs = 86_400_000

/** By the clock: has every source read whose day has come. Two that look at once ask for each once. */
export async function startDueVacancyReadings({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('vacancySources')
      .select(['id', 'askedAt'])
      .where('nextReadAt', '<=', now)
      .orderBy('nextReadAt')
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute()
    if (due.length === 0) return
    const ids = due.map(({ id }) => id)
    await tx
      .updateTable('vacancySources')
      .set({ nextReadAt: new Date(now.getTime() + dayMs) })
      .where('id', 'in', ids)
      .execute()
    const free = due.filter((one) => !isBeingRead(one, now)).map(({ id }) => id)
    if (free.length === 0) return
    await tx.updateTable('vacancySources').set({ askedAt: now }).where('id', 'in', free).execute()
    await queue.enqueue(
      ...([tx, vacancySourceAsked] as const),
      free.map((sourceId) => ({ sourceId })),
    )
  })
}
