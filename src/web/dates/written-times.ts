/** Minutes since midnight; an end after midnight counts on. */
export interface TimeSpan {
  start: number
  end: number
}

export type TimeProblem = 'unreadable' | 'no-end' | 'end-before-start' | 'am-or-pm'

const time = '(?:(\\d{1,2})(?:[:.](\\d{2}))?|(\\d{2})(\\d{2})) ?(am|pm)?'
const oneTime = new RegExp(`^${time}$`, 'i')
const twoTimes = new RegExp(`^${time}(?:-| to | until | till | and )${time}$`, 'i')

const [halfDay, day] = [720, 1440]

interface WrittenTime {
  /** As it is written: 6 for "6pm", too. */
  hour: number
  minute: number
  half: 'am' | 'pm' | undefined
  /** "06:00", "1800", "14": hours that count to 24. */
  isWholeDayClock: boolean
}

/** "6pm to 7.30pm", "6-7.30pm", "10:00-12:00", "from 9 to 12.30", "7pm-1am", in plain English. */
export function readTimes(text: string): { ok: true; span: TimeSpan } | { ok: false; problem: TimeProblem } {
  const plain = text.replace(/^(?:from|at|between) /i, '').replace(/\bmidnight\b/gi, '24:00')
  const found = twoTimes.exec(plain)
  if (!found) return { ok: false, problem: oneTime.test(plain) ? 'no-end' : 'unreadable' }
  const [from, to] = [writtenTime(found.slice(1, 6)), writtenTime(found.slice(6, 11))]
  // A midnight that something begins with is of the night before to some, and of the night after to others.
  if (!from || !to || from.hour === 24) return { ok: false, problem: 'unreadable' }
  if (!from.half && !to.half) return byWholeDayClock(from, to)
  const span = byHalves(from, to)
  return span.end > span.start ? { ok: true, span } : { ok: false, problem: 'end-before-start' }
}

/** One time alone. */
export function readTimeOfDay(text: string): number | undefined {
  const found = oneTime.exec(text.replace(/^at /i, ''))
  const written = found && writtenTime(found.slice(1, 6))
  if (!written || (isInDoubt(written) && !written.half)) return undefined
  return minutesOf(written, written.half)
}

function writtenTime([hour, minute, hours, minutes, half]: (string | undefined)[]): WrittenTime | undefined {
  const [h, m] = [Number(hour ?? hours), Number(minute ?? minutes ?? 0)]
  const isHalf = half !== undefined
  if (m > 59 || h > 24 || (h === 24 && m > 0) || (isHalf && (h < 1 || h > 12))) return undefined
  const isWholeDayClock = hours !== undefined || hour?.startsWith('0') === true || h > 12 || h === 0
  return { hour: h, minute: m, half: half?.toLowerCase() as 'am' | 'pm' | undefined, isWholeDayClock }
}

/** "2" is in the afternoon to the person who writes it, and at night to a clock. */
const isInDoubt = ({ hour, isWholeDayClock }: WrittenTime) => !isWholeDayClock && hour < 9

function minutesOf({ hour, minute }: WrittenTime, half: 'am' | 'pm' | undefined): number {
  if (!half) return hour * 60 + minute
  return (hour % 12) * 60 + minute + (half === 'pm' ? halfDay : 0)
}

function byWholeDayClock(from: WrittenTime, to: WrittenTime) {
  if (isInDoubt(from)) return { ok: false as const, problem: 'am-or-pm' as const }
  const [start, end] = [minutesOf(from, undefined), minutesOf(to, undefined)]
  if (end > start) return { ok: true as const, span: { start, end } }
  if (isInDoubt(to)) return { ok: false as const, problem: 'am-or-pm' as const }
  return start - end >= halfDay
    ? { ok: true as const, span: { start, end: end + day } }
    : { ok: false as const, problem: 'end-before-start' as const }
}

/** "6-7.30pm", "11-1pm", "11am-1": the half that is left out is the one that makes it shortest. */
function byHalves(from: WrittenTime, to: WrittenTime): TimeSpan {
  const halves = (written: WrittenTime) =>
    written.half || written.isWholeDayClock ? [written.half] : (['am', 'pm'] as const)
  const spans = halves(from).flatMap((first) =>
    halves(to).map((last) => {
      const [start, end] = [minutesOf(from, first), minutesOf(to, last)]
      const isNight = end <= start && start - end >= halfDay
      return { start, end: isNight ? end + day : end }
    }),
  )
  const ahead = spans.filter(({ start, end }) => end > start)
  return (ahead.length > 0 ? ahead : spans).reduce((best, one) =>
    one.end - one.start < best.end - best.start ? one : best,
  )
}
