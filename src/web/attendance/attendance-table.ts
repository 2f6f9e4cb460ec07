import type { Attendance, ShownAttendance } from '#capabilities/impact/attendance.ts'
import { csvAnswer } from '#web/desks/csv-answer.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/attendance-table'
import { loadAttendance } from './attendance-desk.ts'
import { attendanceFigures } from './attendance-figures.ts'

/** The same figures as a table that a spreadsheet opens: in all, by month, by organisation, and what was answered. */
export async function loader(args: Route.LoaderArgs) {
  const { t } = visitOf(args)
  const { owner, attendance, months } = await loadAttendance(args)
  const count = (value: number | null) => value ?? t('impact.hidden')
  const line = (by: string, of: string, row: ShownAttendance) => [
    by,
    of,
    ...attendanceFigures.map((key) => count(row[key])),
  ]
  const { total, organisations, answers } = attendance
  const period = `${months[0]}–${months.at(-1)}`
  return csvAnswer(
    `attendance-${owner.organisation?.slug ?? owner.place?.slug}`,
    [t('report.byLabel'), t('attendance.of'), ...attendanceFigures.map((key) => t(`attendance.figures.${key}`))],
    [
      line(t('attendance.all'), period, total),
      ...attendance.months.map((row) => line(t('impact.month'), row.month, row)),
      ...(owner.organisation ? [] : organisations.map((row) => line(t('report.by.organisation'), row.name, row))),
      [t('attendance.answers.count'), period, count(answers.count)],
      ...linesOf(answers.comesAgain, t('bookings.after.comesAgain'), (one) => t(`bookings.after.again.${one}`)),
      ...linesOf(answers.learned, t('bookings.after.learned'), (one) => t(`bookings.after.much.${one}`)),
    ],
  )
}

type Ticks = NonNullable<Attendance['answers']['comesAgain' | 'learned']>

function linesOf<Counts extends Ticks>(
  counts: Counts | undefined,
  question: string,
  named: (one: keyof Counts) => string,
) {
  return Object.entries(counts ?? {}).map(([one, value]) => [question, named(one as keyof Counts), value])
}
