import { defineJob } from '#infrastructure/jobs/queue.ts'

/** Somebody is offered the role of City Lead or administrator. */
export const roleOffered = defineJob<{ invitationId: string }>('place.role-offered')
