import type { AskedSkill } from './asked-skill.ts'

export const vacancyKinds = ['job', 'apprenticeship', 'work-experience', 'mentoring'] as const
export type VacancyKind = (typeof vacancyKinds)[number]

export const isVacancyKind = (text: unknown): text is VacancyKind => vacancyKinds.some((one) => one === text)

export interface VacancyContent {
  kind: VacancyKind
  /** The kind of job of the same organisation that it is one of. */
  roleId: string | null
  title: string
  titleCy: string | null
  about: string
  aboutCy: string | null
  /** In the words of who wrote it: never made a number of. */
  pay: string | null
  payCy: string | null
  whereabouts: string | null
  /** How to ask for it, in words. */
  apply: string | null
  applyCy: string | null
  applyUrl: string | null
  /** From which age on. */
  ageMin: number
  /** The last day on which it is open, as `2026-06-05`. */
  closesOn: string
  skills: AskedSkill[]
}

/** Only its organisation sees a draft; what is closed keeps its page, and can be asked for no more. */
export type VacancyState = 'draft' | 'public' | 'closed'

/** As its organisation and who leads the place find it: what is shown, and yet seen by nobody now, is no more called open. */
export type VacancyStanding = VacancyState | 'hidden' | 'held'

/** Something that an employer has to give now. */
export interface Vacancy extends VacancyContent {
  id: string
  placeId: string
  organisationId: string
  state: VacancyState
  createdAt: Date
  changedAt: Date
  publicAt: Date | null
  hiddenAt: Date | null
  /** The source that it is read from, and what that says otherwise since it was taken. */
  sourceId: string | null
  sourceSays: VacancyContent | null
  /** Why who leads the place took it off all pages. */
  hiddenNote: string | null
  placeSlug: string
  organisationName: string
  organisationSlug: string
  /** Whether its organisation takes part in the place now. */
  isApproved: boolean
  /** Whether its organisation meets now what it owes young people. */
  isSafe: boolean
}
