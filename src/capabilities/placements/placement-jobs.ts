import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { MeetingKind } from './placement.ts'

/** A meeting is at another time, is skipped, or takes place after all: those who come are told. */
export const meetingChanged = defineJob<{ placementId: string; kind: MeetingKind; number: number; sequence: number }>(
  'placement.meeting-changed',
)

/** A lead asks a peer how they see them: the peer is told. */
export const growthPeerAsked = defineJob<{ roundId: string; peerId: string; at: string }>('placement.growth-peer-asked')
