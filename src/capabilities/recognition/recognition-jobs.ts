import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { EndorsementState } from './endorsement.ts'

export interface EndorsementMove {
  endorsementId: string
  state: EndorsementState
}

/** An organisation was asked to endorse a badge, answered, or took its endorsement back: the other side is told. */
export const endorsementMoved = defineJob<EndorsementMove>('recognition.endorsement-moved')
