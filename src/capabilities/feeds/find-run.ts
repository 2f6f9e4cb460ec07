import type { Reading } from '#infrastructure/database/database.ts'
import type { FeedProblem } from './feed.ts'

export type FeedDoing = 'read' | 'take-in' | 'remove'

/** One time that a feed was read, taken in, or cleared of what vanished. */
export interface FeedRun {
  id: string
  feedId: string
  doing: FeedDoing
  askedBy: string | null
  askedAt: Date
  finishedAt: Date | null
  done: number
  total: number | null
  problem: string | null
  problems: FeedProblem[]
  counts: Record<string, number>
}

const columns = [
  'id',
  'feedId',
  'doing',
  'askedBy',
  'askedAt',
  'finishedAt',
  'done',
  'total',
  'problem',
  'problems',
  'counts',
] as const

export async function findRun(id: string, { database }: Reading): Promise<FeedRun | undefined> {
  return database.selectFrom('feedRuns').select(columns).where('id', '=', id).$castTo<FeedRun>().executeTakeFirst()
}

/** What was done with a feed, the latest first. */
export async function listRuns(
  { feedId, limit }: { feedId: string; limit: number },
  { database }: Reading,
): Promise<FeedRun[]> {
  return database
    .selectFrom('feedRuns')
    .select(columns)
    .where('feedId', '=', feedId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .$castTo<FeedRun>()
    .execute()
}
