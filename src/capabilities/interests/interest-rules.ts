import type { AgeBand } from '#capabilities/events/booking.ts'
import { fitsAges } from '#capabilities/events/booking-rules.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export const longestMessage = 500
export const longestAnswer = 2000
/** An answer can be taken back so long. */
export const answerWaitsMinutes = 10
/** A question is shown to nobody before its mail is read, and forgotten then. */
const provenWithinDays = 2
/** Questions and answers are deleted so long after they were asked. */
export const keptDays = 90

export const answerGoesAt = (answeredAt: Date): Date => new Date(answeredAt.getTime() + answerWaitsMinutes * minuteMs)
export const isOnItsWay = (answeredAt: Date, now: Date): boolean => now >= answerGoesAt(answeredAt)
export const unprovenSince = (now: Date): Date => new Date(now.getTime() - provenWithinDays * dayMs)
export const interestsKeptSince = (now: Date): Date => new Date(now.getTime() - keptDays * dayMs)

export type InterestRefusal = 'guardian-must-ask' | 'age-does-not-fit'

interface Asked {
  /** Of who would come. */
  age: AgeBand
  /** A parent or guardian asks. */
  isGuardian: boolean
}

/** Why this person may not ask. For a child a parent or guardian asks; for what is for other ages nobody needs to. */
export function interestRefusalOf(
  { age, isGuardian }: Asked,
  ages: { ageMin: number; ageMax: number },
): InterestRefusal | undefined {
  if (age === 'under-13' && !isGuardian) return 'guardian-must-ask'
  return fitsAges(age, ages) ? undefined : 'age-does-not-fit'
}
