import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { SuccessionState } from './succession.ts'

export interface SuccessionMove {
  successionId: string
  state: SuccessionState
}

export interface HoldersToTell {
  successionId: string
  /** The recipient of the last one who was told. */
  after?: string | undefined
}

/** A succession took effect: learners who hold badges of the closed organisation are told. */
export const holdersToTell = defineJob<HoldersToTell>('succession.holders')

/** Something became of a succession: the organisations and the City Lead whom it concerns are told. */
export const successionMoved = defineJob<SuccessionMove>('succession.moved')
