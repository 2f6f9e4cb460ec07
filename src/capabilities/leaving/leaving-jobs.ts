import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A leaver is to be invited (`nth` 0) or reminded. */
export const leaverMailDue = defineJob<{ leaverId: string; nth: 0 | 1 | 2; mailId: string }>('leaving.mail-due')
