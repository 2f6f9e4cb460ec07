import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A person asked for everything to be erased: they are told, with the way back. */
export const erasureAsked = defineJob<{ erasureId: string }>('erasure.asked')
