import { awardIssued, awardsGiven, bulkAwardAsked } from '#capabilities/awards/award-jobs.ts'
import { issueBulkAward } from '#capabilities/awards/issue-bulk-award.ts'
import { tellRecipient } from '#capabilities/awards/tell-recipient.ts'
import { foldImpact } from '#capabilities/impact/fold-impact.ts'
import { foldMapChanges } from '#capabilities/opportunities/fold-map-changes.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Log } from '#infrastructure/log.ts'
import type { Services } from '#infrastructure/services.ts'

/** What wants doing now and then, whoever caused it. */
const everyMs = 60_000

/** Ties every kind of job to what does it. Returns how to stop what runs by the clock. */
export async function workJobs(queue: RunningQueue, services: Services, log: Log): Promise<() => Promise<void>> {
  await queue.work(awardIssued, ({ awardId }) => tellRecipient({ awardId }, { ...services, now: new Date() }))
  await queue.work(awardsGiven, () => foldImpact(services))
  await queue.work(bulkAwardAsked, ({ bulkAwardId }) =>
    issueBulkAward({ bulkAwardId }, { ...services, now: new Date() }),
  )
  let folding: Promise<unknown> = Promise.resolve()
  const clock = setInterval(() => {
    folding = foldMapChanges(services.database).catch((error) =>
      log.error({ code: 'map-not-folded', err: error }, 'changes of the map could not be folded'),
    )
  }, everyMs)
  return async () => {
    clearInterval(clock)
    await folding
  }
}
