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

/** The ten minutes are over in which an extension could be taken back: its badges are signed anew. */
export const extensionDue = defineJob<{ extensionId: string }>('award.extension-due')

/** The ten minutes are over in which a correction could be taken back: its badge is signed anew. */
export const correctionDue = defineJob<{ correctionId: string }>('award.correction-due')

/** News that badges run longer now, to learners who knew that they had them. */
export const awardsExtended = defineJob<{ awardIds: string[]; extensionId: string }>('awards.extended')

/** A learner is to be asked whether a badge that ends soon is to go on. */
export const endingDue = defineJob<{ awardId: string; days: number; validUntil: string }>('award.ending-due')

/** A badge has run out although its learner asked for its renewal. */
export const renewalLapsed = defineJob<{ awardId: string; validUntil: string }>('award.renewal-lapsed')

/** News that badges were put on hold, or taken off hold: each with when it was put there. */
export const awardsHeld = defineJob<{ awards: { awardId: string; since: string }[]; isOver: boolean }>('awards.held')
