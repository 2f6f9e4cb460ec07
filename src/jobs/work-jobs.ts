import { awardIssued } from '#capabilities/awards/award-jobs.ts'
import { tellRecipient } from '#capabilities/awards/tell-recipient.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Services } from '#infrastructure/services.ts'

/** Ties every kind of job to what does it. */
export async function workJobs(queue: RunningQueue, services: Services) {
  await queue.work(awardIssued, ({ awardId }) => tellRecipient({ awardId }, { ...services, now: new Date() }))
}
