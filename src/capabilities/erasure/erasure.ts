import type { Language } from '#infrastructure/words/languages.ts'

/** A person has what is kept of them erased: everything of an account, or of one badge that was kept by its card. */
export interface Erasure {
  id: string
  personId: string | null
  awardId: string | null
  askedAt: Date
  /** Until then it can be taken back. */
  dueAt: Date
  /** Where the last mail goes. */
  email: string | null
  /** Others that were theirs. */
  otherEmails: string[]
  language: Language
  removedAt: Date | null
  sweptAt: Date | null
}
