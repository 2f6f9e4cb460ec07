import { atLocalTime } from '#infrastructure/words/local-time.ts'

/** Midday, so that every zone shows the same date. */
export const dayToMoment = (day: string): Date => atLocalTime(day, { hour: 12, minute: 0 }) ?? new Date(day)
