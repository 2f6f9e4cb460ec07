import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A mail to a person who asked: to prove the address, or with the answer. */
export const interestMailDue = defineJob<{
  interestId: string
  mail: 'confirm' | 'answered'
  /** As ISO 8601: an answer that was taken back and written anew goes once. */
  at: string
}>('interests.mail-due')
