import { defineJob } from '#infrastructure/jobs/queue.ts'

/** News that a badge was given to somebody who can be written to. */
export const awardIssued = defineJob<{ awardId: string }>('award.issued')
