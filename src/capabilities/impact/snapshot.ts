import type { MeasureDefinition } from './impact-measures.ts'
import type { Breakdown, BreakdownRow } from './list-breakdown.ts'
import type { Impact } from './measure-impact.ts'

/** The figures of a month as they stood when it had ended; never changed afterwards. */
export interface Snapshot {
  /** The first of the month, `2026-11-01`. */
  month: string
  takenAt: Date
  /** What the numbers meant then. */
  definitions: MeasureDefinition[]
  figures: {
    /** Of the place since its beginning. */
    totals: Omit<Impact, 'definitions' | 'asOf'>
    /** Of the month. */
    month: Record<Breakdown, BreakdownRow[]>
    /** What was counted, as a person can do again: which rows, from when until when. */
    query: string
  }
}
