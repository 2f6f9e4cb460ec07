/** From Sunday, as `Date.getUTCDay` counts. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Calendar dates, `YYYY-MM-DD`, the last one included. */
export interface DateSpan {
  from: string
  until: string
}

export interface Repeat extends DateSpan {
  days: readonly Weekday[]
  /** 1 for every week, 2 for every second one, counted from the week of the first date. */
  everyWeeks: number
  leaveOut: readonly DateSpan[]
  /** Only in these spans, such as school terms. */
  within?: readonly DateSpan[] | undefined
}

const dayMs = 86_400_000

const dayNumberOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs)
const dateOf = (dayNumber: number) => new Date(dayNumber * dayMs).toISOString().slice(0, 10)

export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() as Weekday

export const addDays = (date: string, days: number) => dateOf(dayNumberOf(date) + days)

/** Weeks begin on Monday; the first day of 1970 was a Thursday. */
const weekOf = (dayNumber: number) => Math.floor((dayNumber + 3) / 7)

/** The calendar dates of a repeat, in order. At most `most`; one more says that there are more. */
export function datesOf(
  { from, until, days, everyWeeks, leaveOut, within }: Repeat,
  { most }: { most: number },
): string[] {
  const dates: string[] = []
  const end = dayNumberOf(until)
  let firstWeek: number | undefined
  for (let day = dayNumberOf(from); day <= end && dates.length <= most; day += 1) {
    const date = dateOf(day)
    if (!days.includes(weekdayOf(date))) continue
    firstWeek ??= weekOf(day)
    if ((weekOf(day) - firstWeek) % everyWeeks !== 0) continue
    const isIn = (span: DateSpan) => span.from <= date && date <= span.until
    if (!leaveOut.some(isIn) && (within?.some(isIn) ?? true)) dates.push(date)
  }
  return dates
}
