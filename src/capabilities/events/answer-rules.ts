const hourMs = 3_600_000

/** The questions go out so long after a session, and not any more when they would come too late. */
const askedFromHours = 2
const askedUntilHours = 48
/** An answer is taken so long after a session. */
export const answeredWithinDays = 30
/** Fewer answers than this are counted and not shown: nobody is to be recognised by theirs. */
export const fewestShown = 5
export const longestComment = 1000

export const askedAbout = (now: Date) => ({
  from: new Date(now.getTime() - askedUntilHours * hourMs),
  until: new Date(now.getTime() - askedFromHours * hourMs),
})

/** Whether the questions about a session that ended then can be answered now. */
export const isAnswerable = (endsAt: Date, now: Date): boolean =>
  endsAt <= now && now.getTime() - endsAt.getTime() <= answeredWithinDays * 24 * hourMs
