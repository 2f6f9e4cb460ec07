import type { Language } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'

/** What a column of a list of people holds. `name-last-first` is written `Jones, Rhys`. */
export const columnRoles = ['name', 'name-last-first', 'first-name', 'last-name', 'email', 'nothing'] as const
export type ColumnRole = (typeof columnRoles)[number]

export interface ListRow {
  /** As a person counts: the first line of the file or box is 1. */
  line: number
  cells: string[]
}

/** What a person said about one line in place of what stands in it. */
export type Mended =
  | { as: 'mended'; name: string; email: string }
  | { as: 'right' }
  | { as: 'left-out' }
  | { as: 'as-written' }

/** A list of people for one badge, kept while it is being checked. Nothing of it is signed. */
export interface AwardList {
  id: string
  organisationId: string
  badgeId: string
  opportunityId: string | null
  evidence: Evidence[]
  locale: Language
  notify: boolean
  fileName: string | null
  rows: ListRow[]
  columns: ColumnRole[] | null
  mended: Record<string, Mended>
  madeAt: Date
  /** When it was confirmed: its run has its id, and its people are gone from here. */
  awardedAt: Date | null
}
