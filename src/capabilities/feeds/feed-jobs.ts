import { defineJob } from '#infrastructure/jobs/queue.ts'

/** Work on a feed, asked for by a steward or by the clock. */
export const feedRunAsked = defineJob<{ runId: string }>('feed-run-asked')
