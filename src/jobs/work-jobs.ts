import { awardIssued, awardsGiven, bulkAwardAsked } from '#capabilities/awards/award-jobs.ts'
import { issueBulkAward } from '#capabilities/awards/issue-bulk-award.ts'
import { tellRecipient } from '#capabilities/awards/tell-recipient.ts'
import { foldImpact } from '#capabilities/impact/fold-impact.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Services } from '#infrastructure/services.ts'

/** Ties every kind of job to what does it. */
export async function workJobs(queue: RunningQueue, services: Services) {
  await queue.work(awardIssued, ({ awardId }) => tellRecipient({ awardId }, { ...services, now: new Date() }))
  await queue.work(awardsGiven, () => foldImpact(services))
  await queue.work(bulkAwardAsked, ({ bulkAwardId }) =>
    issueBulkAward({ bulkAwardId }, { ...services, now: new Date() }),
  )
}
