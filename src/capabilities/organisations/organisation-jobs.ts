import { defineJob } from '#infrastructure/jobs/queue.ts'

/** An invitation mail to act for an organisation. */
export const memberInvited = defineJob<{ invitationId: string }>('organisation.member-invited')

/** An organisation asked a place, or a place answered: the other side is told. */
export const organisationStepTaken = defineJob<{ stepId: string }>('organisation.step-taken')

/** A place reminds an organisation of what it waits for: due once it can no longer be taken back. */
export const organisationReminded = defineJob<{ organisationId: string; placeId: string; remindedAt: string }>(
  'organisation.reminded',
)
