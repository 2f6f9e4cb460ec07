import { defineJob } from '#infrastructure/jobs/queue.ts'

/** The managers of an organisation are asked whether their listings are still right. */
export const confirmationDue = defineJob<{ organisationId: string }>('confirmation-due')

/** An organisation's listings for under-18s were hidden in a place: both sides are told. */
export const safeguardingLapsed = defineJob<{ organisationId: string; placeId: string }>('safeguarding-lapsed')
