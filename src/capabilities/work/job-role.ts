import type { AskedSkill } from './asked-skill.ts'

export interface JobRoleContent {
  title: string
  titleCy: string | null
  /** What is done in such a job, in plain words. */
  about: string
  aboutCy: string | null
  skills: AskedSkill[]
}

/** Only its organisation sees a draft; a public one is seen by everybody while its organisation takes part in the place. */
export type JobRoleState = 'draft' | 'public'

/** A kind of job as an employer describes it. */
export interface JobRole extends JobRoleContent {
  id: string
  placeId: string
  organisationId: string
  state: JobRoleState
  createdAt: Date
  changedAt: Date
  publicAt: Date | null
  placeSlug: string
  organisationName: string
  organisationSlug: string
  /** Whether its organisation takes part in the place now. */
  isApproved: boolean
}
