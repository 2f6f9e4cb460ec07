import { defineJob } from '#infrastructure/jobs/queue.ts'

/** News that a badge was given to somebody who can be written to. */
export const awardIssued = defineJob<{ awardId: string }>('award.issued')

/** A long list of people waits for its badge. */
export const bulkAwardAsked = defineJob<{ bulkAwardId: string }>('award.bulk-asked')

/** News that what these people hold has changed: given, kept or withdrawn. Only those are named of whom somebody follows it. */
export const holdingsChanged = defineJob<{ personIds: string[] }>('awards.holdings-changed')

/** News that badges were given: figures counted from awards want to be brought up to date. */
export const awardsGiven = defineJob<{ placeId: string }>('awards.given')
