import { defineJob } from '#infrastructure/jobs/queue.ts'

/** The managers of an organisation are asked whether their listings are still right. */
export const confirmationDue = defineJob<{ organisationId: string }>('confirmation-due')
