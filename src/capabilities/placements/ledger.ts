import type { LeadDuty } from '#capabilities/programme/rubric.ts'

/** Whether the work was part of a person’s job already, or is done for the programme alone. */
export const works = ['existing', 'additional'] as const
export type Work = (typeof works)[number]

/** About as many days are asked of a place in its year, shared as it likes. */
export const daysOfYear = 120
export const weeksOfYear = 52
/** Of one person. */
export const mostHalfDays = 14

/** What one person gave in one week to one duty. */
export interface LedgerEntry {
  personId: string
  /** Empty once they were erased. */
  name: string
  /** Its Monday. */
  weekOn: string
  duty: LeadDuty
  work: Work
  halfDays: number
}

export type LedgerCell = Pick<LedgerEntry, 'duty' | 'work' | 'halfDays'>

/** What `ledger.ts` is about, for those who look for it by its name. */
export const ledger = { works, daysOfYear, weeksOfYear, mostHalfDays } as const
