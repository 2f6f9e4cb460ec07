import { defineJob } from '#infrastructure/jobs/queue.ts'

/** An invitation mail to act for an organisation. */
export const memberInvited = defineJob<{ invitationId: string }>('organisation.member-invited')
