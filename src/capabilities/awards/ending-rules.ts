import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'

const dayMs = 86_400_000

/** Days before the end of a badge on which its learner is asked whether it is to go on: once each. */
export const askedDays = [60, 14] as const

/** How far ahead a badge may be extended. */
export const mostYearsAhead = 10

interface Ending {
  awardedAt: Date
  validUntil: Date
  /** How many of the days have been dealt with. */
  asked: number
}

/**
 * What is due now: for how many days before the end the learner is asked, and how many of the days are then dealt with.
 * Where the first day was missed the learner is asked at the second alone. A badge that is shorter than that is not asked about.
 */
export function askDueOf({ awardedAt, validUntil, asked }: Ending, now: Date): { days?: number; asked: number } {
  if (validUntil <= now) return { asked }
  const left = validUntil.getTime() - now.getTime()
  const passed = askedDays.filter((days) => left <= days * dayMs).length
  if (passed <= asked) return { asked }
  const days = askedDays[passed - 1]
  const isLongEnough = days !== undefined && validUntil.getTime() - awardedAt.getTime() > 2 * days * dayMs
  return isLongEnough ? { days, asked: passed } : { asked: passed }
}

/**
 * Whether a learner may ask for a badge to be renewed: within the first of the days on which they are asked, once more of its time is
 * over than is left, so that a badge for a month does not ask from its first day on.
 */
export function mayAskRenewal({ awardedAt, validUntil }: Omit<Ending, 'asked'>, now: Date): boolean {
  const left = validUntil.getTime() - now.getTime()
  return left > 0 && left <= askedDays[0] * dayMs && now.getTime() - awardedAt.getTime() > left
}

export type UntilRefusal = 'date-is-wrong' | 'date-is-past' | 'date-is-too-far'

/** The end of the day that was typed, or why it cannot be one. */
export function untilOf(day: string, now: Date): { until: Date } | { refusal: UntilRefusal } {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? atLocalTime(day, { hour: 0, minute: 0 }) : undefined
  if (midnight && midnight.getTime() > now.getTime() + mostYearsAhead * 366 * dayMs)
    return { refusal: 'date-is-too-far' }
  const next = midnight && localParts(new Date(midnight.getTime() + 36 * 3_600_000)).date
  const until = next && atLocalTime(next, { hour: 0, minute: 0 })
  if (!until) return { refusal: 'date-is-wrong' }
  if (until <= now) return { refusal: 'date-is-past' }
  return { until }
}
