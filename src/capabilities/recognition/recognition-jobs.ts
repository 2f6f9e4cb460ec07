import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { EndorsementState } from './endorsement.ts'

export interface EndorsementMove {
  endorsementId: string
  state: EndorsementState
}

/** An organisation was asked to endorse a badge, answered, or took its endorsement back: the other side is told. */
export const endorsementMoved = defineJob<EndorsementMove>('recognition.endorsement-moved')

/** What can be told of a pledge: who of the two sides is told is decided by `toldOf`. */
export type PledgeNews =
  | 'offered'
  | 'live'
  | 'refused'
  | 'suspended'
  | 'restored'
  | 'withdrawn'
  | 'renewed'
  | 'due'
  | 'due-again'
  | 'lapsed'
  | 'held'
  | 'shown-again'
  | 'reported'

export interface PledgeMoved {
  pledgeId: string
  news: PledgeNews
  /** When it happened, as text: the same news of another day is another mail. */
  at: string
}

/** Something became of a pledge: its managers, who leads its place, or both are told. */
export const pledgeMoved = defineJob<PledgeMoved>('recognition.pledge-moved')
