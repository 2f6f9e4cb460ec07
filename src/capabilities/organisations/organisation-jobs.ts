import { defineJob } from '#infrastructure/jobs/queue.ts'

/** Somebody is asked by mail to act for an organisation. */
export const memberInvited = defineJob<{ invitationId: string }>('organisation.member-invited')
