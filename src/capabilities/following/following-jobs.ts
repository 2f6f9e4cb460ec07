import { defineJob } from '#infrastructure/jobs/queue.ts'

/** Somebody's week is over: they are told what is new of what they follow. */
export const digestDue = defineJob<{ personId: string; since: string }>('digest-due')
