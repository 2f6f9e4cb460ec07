import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A call has opened: those who asked to hear of it are told. */
export const callOpened = defineJob<{ callId: string }>('programme.call-opened')

/** The address of a person who would hear of the next call has to be proven. */
export const programmeInterestDue = defineJob<{ interestId: string }>('programme.interest-due')
