import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A young person is offered an account of their own. */
export const handoverOffered = defineJob<{ childId: string /** As ISO 8601. */; askedAt: string }>(
  'guardians.handover-offered',
)

/** A guardian's part in a child's badges begins or ends: they are told, in case that it was not they who did it. */
export const guardianChanged = defineJob<{
  guardianId: string
  change: 'child-added' | 'verified' | 'revoked' | 'handed-over'
  organisationName?: string
  reason?: string
  /** As ISO 8601: tells one change from the next. */
  at: string
}>('guardians.changed')
