const minuteMs = 60_000

/** A reminder of what waits can be taken back for ten minutes; then its mail goes. */
export const reminderGoesAt = (remindedAt: Date) => new Date(remindedAt.getTime() + 10 * minuteMs)

/** One a week is enough, whichever City Lead asks for it. */
export const mayRemindAgain = (remindedAt: Date | null, now: Date) =>
  remindedAt === null || now.getTime() - remindedAt.getTime() >= 7 * 24 * 60 * minuteMs
