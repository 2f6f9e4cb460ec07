/** Dates of one organisation in one month, and who took part in them. */
export interface AttendanceCounts {
  /** Dates that began and were neither called off nor postponed, and that were booked here or have a register. */
  held: number
  calledOff: number
  /** Of the dates held, those that could be booked here. */
  offered: number
  taken: number
  /** Of the dates held, those whose register was filled in. */
  known: number
  came: number
  /** Of those whom a register named beforehand. */
  missed: number
  /** Of those who came, the ones whom the register did not name beforehand. */
  walkedIn: number
}

export interface AttendanceCell extends AttendanceCounts {
  /** `2026-11`, by the clocks of the places. */
  month: string
  slug: string
  name: string
}

/** The same as a City Lead sees it; `null` where a count of people is too small, or would give such a one away. */
export type ShownAttendance = Omit<AttendanceCounts, 'taken' | 'came' | 'missed' | 'walkedIn'> &
  Record<'taken' | 'came' | 'missed' | 'walkedIn', number | null>

/** How many ticked what, of those who answered the questions after a date. */
export interface AnswerCounts {
  answers: number
  comesAgain: { yes: number; maybe: number; no: number }
  learned: { much: number; some: number; nothing: number }
}

export interface Attendance {
  total: ShownAttendance
  months: (ShownAttendance & { month: string })[]
  organisations: (ShownAttendance & { slug: string; name: string })[]
  /** What was ticked, where enough have answered; a question that fewer answered is left out. */
  answers: { count: number | null; comesAgain?: AnswerCounts['comesAgain']; learned?: AnswerCounts['learned'] }
}
