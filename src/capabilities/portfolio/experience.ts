export const experienceKinds = ['work', 'volunteering', 'learning', 'caring', 'activity'] as const
export type ExperienceKind = (typeof experienceKinds)[number]

/** What a learner did, in their own story: nobody signed it, and wherever it is shown it says so. */
export interface ExperienceContent {
  kind: ExperienceKind
  title: string
  /** With whom or where, as they say it: an employer, a club, at home. */
  whereabouts: string
  /** Months: `2026-09`. Without an end it goes on. */
  began: string | null
  ended: string | null
  story: string
}

export interface Experience extends ExperienceContent {
  id: string
}

export const mostExperiences = 100
