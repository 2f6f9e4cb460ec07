/** `job-postings`: schema.org JobPosting on a page or in a JSON document. `display-adverts`: apprenticeships of Find an apprenticeship. */
export const vacancySourceKinds = ['job-postings', 'display-adverts'] as const
export type VacancySourceKind = (typeof vacancySourceKinds)[number]

/** Where an employer's vacancies are read from. */
export interface VacancySource {
  id: string
  placeId: string
  organisationId: string
  kind: VacancySourceKind
  address: string | null
  /** As the source calls the employer: what it says of others is left out. */
  employer: string | null
  createdAt: Date
  askedAt: Date | null
  readAt: Date | null
  nextReadAt: Date
  problem: VacancySourceProblem | null
  problems: VacancyRecordProblem[]
  found: number
  emptyReadings: number
}

/** Why a reading could not be done at all. */
export type VacancySourceProblem =
  | 'not-reached'
  | 'unreadable'
  | 'nothing-found'
  | 'no-key'
  | 'not-approved'
  | 'unexpected'

export const recordProblems = [
  'title-is-missing',
  'about-is-missing',
  'day-is-missing',
  'day-unreadable',
  'closes-too-soon',
  'closes-too-late',
  'too-long',
  'apply-is-missing',
  'kind-unknown',
  'other-employer',
  'unreadable',
  'too-many',
] as const

/** One thing that a source says and that could not be used. */
export interface VacancyRecordProblem {
  /** What it is called there, or where it stands. */
  where: string
  why: (typeof recordProblems)[number]
}
