import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A badge was given to a recipient with an e-mail address. */
export const awardIssued = defineJob<{ awardId: string; mailId?: string }>('award.issued')

/** A list of people waits for its badge. */
export const runAsked = defineJob<{ runId: string }>('award.run-asked')

/** The time is over in which a run can be taken back: its mails go. */
export const runMailsDue = defineJob<{ runId: string }>('award.run-mails-due')

/** A recipient who has not kept a badge is to be reminded of it. */
export const reminderDue = defineJob<{ awardId: string; nth: number; mailId?: string }>('award.reminder-due')

/** News that badges were withdrawn from people who knew that they had them. */
export const awardsWithdrawn = defineJob<{ awardIds: string[] }>('awards.withdrawn')

/** Awards of these people were given, kept or withdrawn. Only people who follow a pathway are named. */
export const holdingsChanged = defineJob<{ personIds: string[] }>('awards.holdings-changed')

/** News that badges were given: figures counted from awards want to be brought up to date. */
export const awardsGiven = defineJob<{ placeId: string }>('awards.given')
