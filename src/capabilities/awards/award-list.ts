import type { Language } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'

/** What a column of a list of people holds. `name-last-first` is written `Jones, Rhys`. */
export const columnRoles = [
  ...(['name', 'name-last-first', 'first-name', 'last-name', 'email'] as const),
  // What becomes part of a signed badge, or of a mail, is taken only where a person says so.
  ...(['evidence', 'note', 'language', 'date', 'nothing'] as const),
] as const
export type ColumnRole = (typeof columnRoles)[number]

export interface ListRow {
  /** As a person counts: the first line of the file or box is 1. */
  line: number
  cells: string[]
}

/** What a line may say beside name and address, as it was written; empty where it says nothing. */
export interface LineExtras {
  evidence: string
  note: string
  language: string
  date: string
}

/** What a person said about one line in place of what stands in it. */
export type Mended =
  | ({ as: 'mended'; name: string; email: string } & Partial<LineExtras>)
  | { as: 'right' }
  /** The person asked about is the one of the earlier line, or of an earlier award. */
  | { as: 'same-person' }
  | { as: 'another-person' }
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
  /** The run that its people were taken from. */
  fromRunId: string | null
  /** The register of a session whose people it lists; each line is the same person in every list of it. */
  registerId: string | null
  /** The earning rule that proposed its people; each line is the same person in every list of it. */
  earningRuleId: string | null
  rows: ListRow[]
  columns: ColumnRole[] | null
  mended: Record<string, Mended>
  madeAt: Date
  /** When it was confirmed: its run has its id, and its people are gone from here. */
  awardedAt: Date | null
}
