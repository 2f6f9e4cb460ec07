import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { EvidenceState } from './evidence-piece.ts'

/** A draft is nobody's news. */
export type TellingState = Exclude<EvidenceState, 'draft'>

/** Evidence was sent or decided on: the other side is told. */
export const evidenceMoved = defineJob<{ pieceId: string; state: TellingState; at: string }>('evidence.moved')

/** Evidence was accepted: its badge is given. */
export const evidenceAccepted = defineJob<{ pieceId: string }>('evidence.accepted')
