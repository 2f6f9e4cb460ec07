import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { feedRunAsked } from './feed-jobs.ts'
import { isBusy, lookedAfter } from './feed-store.ts'
import type { FeedDoing } from './find-run.ts'
import type { Steward } from './steward.ts'

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

export type StartFeedRunOutcome = { ok: true; runId: string } | { ok: false; refusal: 'feed-not-found' | 'is-busy' }

/** Has a feed read, taken in, or cleared of what vanished; one thing at a time. */
export async function startFeedRun(
  { feedId, doing }: { feedId: string; doing: FeedDoing },
  { steward, ...powers }: Powers & { steward: Steward },
): Promise<StartFeedRunOutcome> {
  return powers.database.transaction().execute(async (tx): Promise<StartFeedRunOutcome> => {
    const feed = await tx
      .selectFrom('feeds')
      .select('id')
      .where('id', '=', feedId)
      .where(lookedAfter(steward))
      .where('stoppedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!feed) return { ok: false, refusal: 'feed-not-found' }
    if (await isBusy(tx, feedId, powers.now)) return { ok: false, refusal: 'is-busy' }
    // Scheduled runs act with the authority of the person who last started one.
    if (steward.personId)
      await tx.updateTable('feeds').set({ setUpBy: steward.personId }).where('id', '=', feedId).execute()
    return { ok: true, runId: await askForRun({ feedId, doing, askedBy: steward.personId ?? null }, { ...powers, tx }) }
  })
}

export async function askForRun(
  run: { feedId: string; doing: FeedDoing; askedBy: string | null },
  { tx, queue, now }: { tx: Tx } & Pick<Powers, 'queue' | 'now'>,
): Promise<string> {
  const runId = newId(now)
  await tx
    .insertInto('feedRuns')
    .values({ id: runId, ...run, askedAt: now })
    .execute()
  await queue.enqueue(tx, feedRunAsked, [{ runId }])
  return runId
}

const hourMs = 3_600_000

/** Has every feed read whose time has come. Two that look at once ask for each feed once. */
export async function startDueFeeds({ database, queue, now }: Powers): Promise<number> {
  return database.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('feeds')
      .select(['id', 'everyHours', 'setUpBy'])
      .where('nextReadAt', '<=', now)
      .where('nextReadAt', 'is not', null)
      .where('stoppedAt', 'is', null)
      .limit(50)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, everyHours, setUpBy } of due) {
      const nextReadAt = everyHours === null ? null : new Date(now.getTime() + everyHours * hourMs)
      await tx.updateTable('feeds').set({ nextReadAt }).where('id', '=', id).execute()
      if (!(await isBusy(tx, id, now)))
        await askForRun({ feedId: id, doing: 'read', askedBy: setUpBy }, { tx, queue, now })
    }
    return due.length
  })
}
