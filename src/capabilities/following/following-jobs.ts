import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A follower's week has passed: they are sent the digest of what is new. */
export const digestDue = defineJob<{ personId: string; since: string }>('digest-due')
