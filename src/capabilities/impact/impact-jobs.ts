import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A fortnightly report goes out to one of those whom it was sent to. */
export const reportSent = defineJob<{ reportId: string; email: string; locale: string }>('impact.report-sent')
