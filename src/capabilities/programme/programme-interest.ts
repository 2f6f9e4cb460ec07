import type { Language } from '#infrastructure/words/languages.ts'

/** A person who would hear of the next call. */
export interface ProgrammeInterest {
  id: string
  email: string
  name: string
  placeName: string
  language: Language
  provenAt: Date | null
}
