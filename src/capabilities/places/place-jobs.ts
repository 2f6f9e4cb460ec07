import { defineJob } from '#infrastructure/jobs/queue.ts'

/** The role of City Lead or administrator is offered by mail. */
export const roleOffered = defineJob<{ invitationId: string }>('place.role-offered')
