import { defineJob } from '#infrastructure/jobs/queue.ts'

/** Somebody, or the clock, wants something done with a feed. */
export const feedRunAsked = defineJob<{ runId: string }>('feed-run-asked')
