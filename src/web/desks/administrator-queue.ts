import { listReportedCollections } from '#capabilities/portfolio/list-reported-collections.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Queued } from './queued.ts'

/** What waits for an administrator. */
export async function administratorQueue(queue: RunningQueue, { database }: Reading): Promise<Queued[]> {
  const [{ dead }, reported] = await Promise.all([queue.counts(), listReportedCollections({ database })])
  const waiting: Queued[] = []
  if (dead > 0) {
    const [oldest] = (await queue.deadLetters({ limit: 50 })).toSorted((a, b) => +a.failedAt - +b.failedAt)
    const failed = { count: dead, since: oldest?.failedAt, isUrgent: true }
    waiting.push({ kind: 'jobs-failed', id: 'jobs', href: '/admin/jobs', ...failed })
  }
  const [first] = reported
  if (first) {
    const said = { count: reported.length, since: first.since, isUrgent: true }
    waiting.push({ kind: 'collections-reported', id: 'reports', href: '/admin/reports', ...said })
  }
  return waiting
}
