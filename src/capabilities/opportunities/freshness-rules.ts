const dayMs = 24 * 3_600_000

/** A listing that nobody confirmed for so long is doubted: its owner is asked, and it comes after others. */
export const doubtedAfterDays = 90
/** The owner is asked a week before that. */
export const askedAfterDays = 83
/** After this many days without confirmation it is hidden until it is confirmed. */
export const hiddenAfterDays = 180
/** An owner who does not answer is asked again, not every day. */
export const askedAgainAfterDays = 30
/** Between the last question and hiding: nobody is surprised. */
export const noticeDays = 14

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs)

export function isDoubted(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && confirmedAt < daysBefore(now, doubtedAfterDays)
}
