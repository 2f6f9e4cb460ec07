import type { Language } from '#infrastructure/words/languages.ts'

/** Asked instead of a birth date: it is all that the platform needs to know. */
export const ageBands = ['13-15', '16-17', '18-24', '25-plus'] as const
export type AgeBand = (typeof ageBands)[number]

export interface Person {
  id: string
  name: string
  /** The main one of the addresses that the account is opened with: mails go there. */
  email: string
  /** All of them, lower case, the main one first. */
  emails: string[]
  locale: Language
  ageBand: AgeBand | undefined
  isPlatformAdministrator: boolean
  /** Since when the account waits to be erased: nothing is done under it meanwhile. */
  erasingAt: Date | null
}

export function isAgeBand(text: unknown): text is AgeBand {
  return ageBands.some((band) => band === text)
}

/** May care for a child here. */
export const isAdult = (band: AgeBand): boolean => band === '18-24' || band === '25-plus'
