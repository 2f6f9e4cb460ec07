import type { AnswerCounts, Attendance, AttendanceCell, AttendanceCounts, ShownAttendance } from './attendance.ts'
import { shown, smallestShown } from './small-numbers-rules.ts'

const none: AttendanceCounts = {
  ...{ held: 0, calledOff: 0, offered: 0, taken: 0, known: 0, came: 0, missed: 0, walkedIn: 0 },
}

/** Counts that stand or fall together: with the others of a row each would give the other away. */
const measures = {
  taken: ({ taken }: AttendanceCounts) => [taken],
  came: ({ came }: AttendanceCounts) => [came],
  apart: ({ missed, walkedIn, came }: AttendanceCounts) => [missed, walkedIn, came - walkedIn],
}
type Measure = keyof typeof measures

const ofEach = <Of>(value: (measure: Measure) => Of): Record<Measure, Of> => ({
  ...{ taken: value('taken'), came: value('came'), apart: value('apart') },
})

const plus = (one: AttendanceCounts, other: AttendanceCounts): AttendanceCounts => ({
  ...{ held: one.held + other.held, calledOff: one.calledOff + other.calledOff, known: one.known + other.known },
  ...{ offered: one.offered + other.offered, taken: one.taken + other.taken, came: one.came + other.came },
  ...{ missed: one.missed + other.missed, walkedIn: one.walkedIn + other.walkedIn },
})
const sumOf = (cells: readonly AttendanceCounts[]): AttendanceCounts => cells.reduce(plus, none)

interface Part {
  key: string
  parts: readonly number[]
}

const isSmall = (parts: readonly number[]) => parts.some((part) => shown(part) === undefined)
const sizeOf = ({ parts }: Part) => parts.reduce((sum, part) => sum + part, 0)

/** Which are hidden beside their sum: these, and where that is one alone the next smallest with it. */
function hiddenBesideSum(all: readonly Part[], isHidden: (one: Part) => boolean): Set<string> {
  const hidden = all.filter(isHidden)
  if (hidden.length !== 1) return new Set(hidden.map(({ key }) => key))
  const others = all.filter((one) => !isHidden(one) && sizeOf(one) > 0)
  const [second] = others.toSorted((one, other) => sizeOf(one) - sizeOf(other))
  return new Set([...hidden, ...(second ? [second] : [])].map(({ key }) => key))
}

/**
 * Whether each month's count is hidden, and the sum of those asked for. It is decided by calendar year, whatever was asked
 * for, and a sum holds all months that its year hides, or none: two sums never differ by a month that is hidden.
 */
function hiddenByYear(months: readonly Part[], asked: readonly string[]): { months: Set<string>; sum: boolean } {
  const hidden = [...Map.groupBy(months, ({ key }) => key.slice(0, 4)).values()].map((ofYear) =>
    hiddenBesideSum(ofYear, ({ parts }) => isSmall(parts)),
  )
  const isCut = hidden.some((ofYear) => {
    const inSum = asked.filter((month) => ofYear.has(month)).length
    return inSum === 1 || (inSum > 0 && inSum < ofYear.size)
  })
  const rows = months.filter(({ key }) => asked.includes(key))
  const sums = (rows[0]?.parts ?? []).map((_, at) => rows.reduce((sum, { parts }) => sum + (parts[at] ?? 0), 0))
  return { months: new Set(hidden.flatMap((ofYear) => [...ofYear])), sum: isCut || isSmall(sums) }
}

const byMonth = (cells: readonly AttendanceCell[], measure: Measure): Part[] =>
  [...Map.groupBy(cells, ({ month }) => month)].map(([key, own]) => ({ key, parts: measures[measure](sumOf(own)) }))

function shownAs(counts: AttendanceCounts, hidden: Record<Measure, boolean>): ShownAttendance {
  const { taken, came, missed, walkedIn, ...dates } = counts
  return {
    ...dates,
    taken: hidden.taken ? null : taken,
    came: hidden.came ? null : came,
    missed: hidden.apart ? null : missed,
    walkedIn: hidden.apart ? null : walkedIn,
  }
}

interface Counted {
  /** Of the whole calendar years that the months asked for touch. */
  cells: readonly AttendanceCell[]
  answers: readonly (AnswerCounts & { month: string })[]
  months: readonly string[]
  /** An organisation sees its own counts as they are: its registers show them too. */
  isOwn: boolean
}

/** Attendance by month and by organisation, with what is too small left out. */
export function arrangeAttendance({ cells, answers, months, isOwn }: Counted): Attendance {
  const asked = cells.filter(({ month }) => months.includes(month))
  const inMonth = Map.groupBy(asked, ({ month }) => month)
  const ofSlug = Map.groupBy(cells, ({ slug }) => slug)
  const organisations = [...Map.groupBy(asked, ({ slug }) => slug)].map(([slug, own]) => ({
    ...{ slug, name: own[0]?.name ?? slug, counts: sumOf(own) },
  }))
  const hiddenMonths = ofEach((measure) => hiddenByYear(byMonth(cells, measure), months))
  const hiddenSlugs = ofEach((measure) =>
    hiddenBesideSum(
      organisations.map(({ slug, counts }) => ({ key: slug, parts: measures[measure](counts) })),
      ({ key }) => hiddenByYear(byMonth(ofSlug.get(key) ?? [], measure), months).sum,
    ),
  )
  const show = (counts: AttendanceCounts, isHidden: (measure: Measure) => boolean) =>
    shownAs(
      counts,
      ofEach((measure) => !isOwn && isHidden(measure)),
    )
  return {
    total: show(sumOf(asked), (measure) => hiddenMonths[measure].sum),
    months: months.map((month) => ({
      ...{ month },
      ...show(sumOf(inMonth.get(month) ?? []), (measure) => hiddenMonths[measure].months.has(month)),
    })),
    organisations: organisations
      .map(({ slug, name, counts }) => ({
        ...{ slug, name },
        ...show(counts, (measure) => hiddenSlugs[measure].has(slug)),
      }))
      .toSorted((one, other) => other.held - one.held || one.name.localeCompare(other.name)),
    answers: arrangeAnswers({ answers, months, isOwn }),
  }
}

/** What was ticked, from ten answers on: in all, and to each question by itself. */
function arrangeAnswers({ answers, months, isOwn }: Omit<Counted, 'cells'>): Attendance['answers'] {
  const series = answers.map((one) => ({ key: one.month, parts: [one.answers] }))
  const asked = answers.filter(({ month }) => months.includes(month))
  const sum = (pick: (one: AnswerCounts) => number) => asked.reduce((total, one) => total + pick(one), 0)
  const count = sum((one) => one.answers)
  if (!isOwn && hiddenByYear(series, months).sum) return { count: null }
  const comesAgain = {
    yes: sum((one) => one.comesAgain.yes),
    maybe: sum((one) => one.comesAgain.maybe),
    no: sum((one) => one.comesAgain.no),
  }
  const learned = {
    much: sum((one) => one.learned.much),
    some: sum((one) => one.learned.some),
    nothing: sum((one) => one.learned.nothing),
  }
  const isEnough = (ticks: Record<string, number>) =>
    Object.values(ticks).reduce((total, one) => total + one, 0) >= smallestShown
  return { count, ...(isEnough(comesAgain) && { comesAgain }), ...(isEnough(learned) && { learned }) }
}
