import type { Language } from '#infrastructure/words/languages.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'

/** The colours that a place may have; each is drawn light and dark in `design/tokens/hues.css`. */
export const placeHues = [
  'brick',
  'copper',
  'dusk',
  'harbour',
  'heather',
  'lagoon',
  'moss',
  'olive',
  'pine',
  'plum',
  'rose',
  'sea',
] as const
export const placePatterns = ['contours', 'waves', 'streets'] as const

export const introductionConsents = ['own', 'guardian'] as const
export type IntroductionConsent = (typeof introductionConsents)[number]

export interface Place {
  id: string
  slug: string
  name: string
  nameCy: string | null
  summary: string
  summaryCy: string | null
  /** One of the design's named hues. */
  hue: string
  pattern: 'contours' | 'waves' | 'streets'
  latitude: number
  longitude: number
  joinedAt: Date
  /** What comes first for visitors who have chosen no language. */
  firstLanguage: Language
  /** How guardians of children under 13 are verified there. */
  guardianProof: 'address' | 'organisation'
  /** Whether people of 16 and 17 introduce themselves to employers there by themselves, or when a guardian has agreed. */
  introductionConsent: IntroductionConsent
  /** Since when nothing new begins there; what was given stays genuine. */
  closedAt: Date | null
}

export interface Neighbourhood {
  id: string
  slug: string
  name: string
  nameCy: string | null
  latitude: number
  longitude: number
}

/** First and last day, as `YYYY-MM-DD`. */
export interface SchoolTerm {
  from: string
  until: string
}

export interface Cohort {
  id: string
  slug: string
  name: string
  nameCy: string | null
}

export function placeName(place: Pick<Place, 'name' | 'nameCy'>, language: Language): string {
  return inLanguage(language, place.name, place.nameCy)
}
