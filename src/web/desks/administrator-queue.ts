import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Queued } from './queued.ts'

/** What waits for an administrator. */
export async function administratorQueue(queue: RunningQueue): Promise<Queued[]> {
  const { dead } = await queue.counts()
  if (dead === 0) return []
  const [oldest] = (await queue.deadLetters({ limit: 50 })).toSorted((a, b) => +a.failedAt - +b.failedAt)
  return [
    { kind: 'jobs-failed', id: 'jobs', href: '/admin/jobs', count: dead, since: oldest?.failedAt, isUrgent: true },
  ]
}
