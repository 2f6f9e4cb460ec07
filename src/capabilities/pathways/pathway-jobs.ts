import { defineJob } from '#infrastructure/jobs/queue.ts'

/** News that people set out, or moved over: they may have arrived already. */
export const goalsChanged = defineJob<{ personIds: string[] }>('pathways.goals-changed')

/** News that a badge's owner agreed that a pathway gives it: some may have been waiting for it. */
export const milestoneBadgeAgreed = defineJob<{ pathwayId: string; badgeId: string }>('pathways.badge-agreed')
