import { daysAfter, isWorkingDay } from './year-rules.ts'

/** Those who took a place need this long to begin. */
const noticeDays = 7

/** What is proposed for the first update: the day that the call said, or soon, where that is past; always a working day. */
export function firstDayOf({ beginsOn, today }: { beginsOn: string; today: string }): string {
  const soonest = daysAfter(today, noticeDays)
  let day = beginsOn < soonest ? soonest : beginsOn
  while (!isWorkingDay(day)) day = daysAfter(day, 1)
  return day
}

export type FirstDayRefusal = 'not-a-working-day' | 'first-day-is-past' | 'first-day-is-far'

/** Why a year may not begin on this day. */
export function firstDayRefusalOf({ day, today }: { day: string; today: string }): FirstDayRefusal | undefined {
  if (day < today) return 'first-day-is-past'
  if (day > daysAfter(today, 366)) return 'first-day-is-far'
  return isWorkingDay(day) ? undefined : 'not-a-working-day'
}

/** A colour that no place has yet, or the one that fewest have. */
export function freeOf<Kind extends string>(kinds: readonly Kind[], taken: string[]): Kind | undefined {
  const count = (kind: Kind) => taken.filter((one) => one === kind).length
  return kinds.toSorted((one, other) => count(one) - count(other))[0]
}
