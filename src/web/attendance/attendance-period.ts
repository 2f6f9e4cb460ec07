import { monthInHand } from '#web/lead/month-in-hand.ts'

const mostMonths = 24
const usualMonths = 12
/** Months that can be chosen from. */
const choosableMonths = 36

/** The month so many before this one. */
function monthBefore(key: string, count: number): string {
  const [year = 0, month = 1] = key.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7)
}

/** Both included; the second not before the first. */
function monthsBetween(first: string, last: string): string[] {
  const months = [last]
  while (months.length < mostMonths && (months[0] ?? '') > first) months.unshift(monthBefore(months[0] ?? '', 1))
  return months
}

export type AttendancePeriod = ReturnType<typeof readAttendancePeriod>

/** The months that an address asks for, the last twelve where it names none, and the whole calendar years of them. */
export function readAttendancePeriod(request: Request, now: Date) {
  const { searchParams } = new URL(request.url)
  const present = monthInHand(null, now).key
  const last = monthInHand(searchParams.get('until'), now).key
  const asked = searchParams.get('from')
  const named = asked === null ? undefined : monthInHand(asked, now).key
  const months = monthsBetween(named === undefined ? monthBefore(last, usualMonths - 1) : named, last)
  const first = months[0] ?? last
  return {
    months,
    choices: Array.from({ length: choosableMonths }, (_, count) => monthBefore(present, count)),
    from: monthInHand(`${first.slice(0, 4)}-01`, now).from,
    // What is still to come is left out anyway.
    until: last.slice(0, 4) === present.slice(0, 4) ? now : monthInHand(`${last.slice(0, 4)}-12`, now).until,
  }
}
