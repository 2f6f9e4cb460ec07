import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { SuccessionState } from './succession.ts'

export interface SuccessionMove {
  successionId: string
  state: SuccessionState
}

/** Something became of a succession: the organisations and the City Lead whom it concerns are told. */
export const successionMoved = defineJob<SuccessionMove>('succession.moved')
