import type { TFunction } from 'i18next'
import type { Attendance, ShownAttendance } from '#capabilities/impact/attendance.ts'
import { CountedFigure } from '#capabilities/impact/ui/counted-figure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { HorizontalBars } from '#design/charts/horizontal-bars.tsx'
import { Button } from '#design/forms/button.tsx'
import { Select } from '#design/forms/select.tsx'
import { Section } from '#design/layout/section.tsx'
import type { Column } from '#design/tables/data-table.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { monthAndYear, shortMonth, wholeNumber } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { attendanceFigures } from './attendance-figures.ts'
import type { AttendancePeriod } from './attendance-period.ts'

interface AttendanceViewProps {
  attendance: Attendance
  period: Pick<AttendancePeriod, 'months' | 'choices'>
  /** Of which place or organisation it speaks: said on paper, where no menu says it. */
  of: string
  /** The address of the page; its table stands at the same with `.csv`. */
  path: string
  /** A City Lead sees organisations side by side; small numbers are hidden there. */
  hasOrganisations: boolean
}

const mostBars = 20

/** A month in the middle of which no clock is in another one. */
const monthName = (language: Language, key: string) => monthAndYear(language, new Date(`${key}-15T12:00:00Z`))

/** Dates, seats and who came: in all, by month, by organisation, with what each number counts. */
export function AttendanceView({ attendance, period, of, path, hasOrganisations }: AttendanceViewProps) {
  const { t, language } = useTranslation()
  const { total } = attendance
  const csv = `${path}.csv?${new URLSearchParams({ from: period.months[0] ?? '', until: period.months.at(-1) ?? '' })}`
  const count = (value: number | null) => (value === null ? t('impact.hidden') : wholeNumber(language, value))
  return (
    <>
      <p className="print-only">
        {[
          of,
          `${monthName(language, period.months[0] ?? '')} – ${monthName(language, period.months.at(-1) ?? '')}`,
        ].join(' · ')}
      </p>
      <PeriodForm period={period} path={path} />
      {total.held + total.calledOff === 0 ? (
        <EmptyState title={t('attendance.none')} level={2} icon="calendar">
          {t('attendance.noneText')}
        </EmptyState>
      ) : (
        <>
          <StatNumbers
            numbers={[
              {
                value: count(total.held),
                label: t('attendance.stat.held', { calledOff: wholeNumber(language, total.calledOff) }),
              },
              {
                value: count(total.taken),
                label: t('attendance.stat.taken', { offered: wholeNumber(language, total.offered) }),
              },
              { value: count(total.came), label: t('attendance.stat.came', { walkedIn: count(total.walkedIn) }) },
              { value: count(total.missed), label: t('attendance.stat.missed') },
            ]}
          />
          <p>{t('attendance.coverage', { held: total.held, known: total.known })}</p>
          <Months {...{ attendance, csv, hasOrganisations }} />
          {hasOrganisations && <Organisations {...{ attendance, csv }} />}
          <Answers answers={attendance.answers} />
        </>
      )}
      <Section title={t('impact.definitions')}>
        <SummaryList
          lines
          rows={attendanceFigures.map((key) => ({
            term: t(`attendance.figures.${key}`),
            detail: t(`attendance.means.${key}`),
          }))}
        />
        {hasOrganisations && (
          <>
            <h3>{t('attendance.different')}</h3>
            <p>{t('attendance.differentText')}</p>
          </>
        )}
      </Section>
    </>
  )
}

function PeriodForm({ period, path }: Pick<AttendanceViewProps, 'period' | 'path'>) {
  const { t, language } = useTranslation()
  const choices = [...new Set([...period.choices, ...period.months])].toSorted().reverse()
  const options = choices.map((one) => ({ value: one, label: monthName(language, one) }))
  return (
    <form className="input-row no-print" action={path}>
      <Select name="from" label={t('attendance.from')} options={options} value={period.months[0]} />
      <Select name="until" label={t('attendance.until')} options={options} value={period.months.at(-1)} />
      <Button kind="quiet">{t('report.showMonth')}</Button>
    </form>
  )
}

function figureColumns<Row extends ShownAttendance>(t: TFunction, language: Language): Column<Row>[] {
  return attendanceFigures.map((key) => ({
    key,
    title: t(`attendance.figures.${key}`),
    align: 'end',
    cell: (row) => (row[key] === null ? t('impact.hidden') : wholeNumber(language, row[key])),
  }))
}

interface PictureProps {
  attendance: Attendance
  csv: string
}

function Months({ attendance, csv, hasOrganisations }: PictureProps & Pick<AttendanceViewProps, 'hasOrganisations'>) {
  const { t, language } = useTranslation()
  const { months } = attendance
  const fullest = months.reduce<(typeof months)[number] | undefined>(
    (best, one) => ((one.came ?? 0) > (best?.came ?? 0) ? one : best),
    undefined,
  )
  const point = fullest
    ? t('attendance.monthsPoint', { month: monthName(language, fullest.month) })
    : t('attendance.monthsNone')
  return (
    <CountedFigure
      point={point}
      source={hasOrganisations ? t('impact.hiddenNote') : undefined}
      rows={months}
      rowKey={(row) => row.month}
      columns={[
        {
          ...{ key: 'month', title: t('impact.month'), names: true, oneLine: true },
          cell: (row) => monthName(language, row.month),
        },
        ...figureColumns<(typeof months)[number]>(t, language),
      ]}
      links={[{ href: csv, label: t('impact.csv'), download: true }]}
    >
      <BarChart
        alt={t('attendance.monthsAlt')}
        bars={months.map(({ month, came }) => ({
          label: shortMonth(language, new Date(`${month}-15T12:00:00Z`)),
          whole: came,
        }))}
        names={{ whole: t('attendance.figures.came') }}
        format={(value) => wholeNumber(language, value)}
      />
    </CountedFigure>
  )
}

function Organisations({ attendance: { organisations } }: PictureProps) {
  const { t, language } = useTranslation()
  const point = t('attendance.organisationsPoint')
  return (
    <CountedFigure
      point={point}
      source={t('impact.hiddenNote')}
      rows={organisations}
      rowKey={(row) => row.slug}
      columns={[
        { key: 'name', title: t('report.by.organisation'), names: true, cell: (row) => row.name },
        ...figureColumns<(typeof organisations)[number]>(t, language),
      ]}
    >
      <HorizontalBars
        bars={organisations
          .toSorted((one, other) => (other.came ?? 0) - (one.came ?? 0))
          .slice(0, mostBars)
          .map(({ name, came }) => ({
            label: name,
            ...(came === null ? {} : { value: came }),
            text: came === null ? t('impact.hidden') : wholeNumber(language, came),
          }))}
      />
    </CountedFigure>
  )
}

function Answers({ answers: { count, comesAgain, learned } }: Pick<Attendance, 'answers'>) {
  const { t, language } = useTranslation()
  const barOf = (label: string, value: number) => ({ label, value, text: wholeNumber(language, value) })
  return (
    <Section title={t('bookings.after.desk')}>
      {!comesAgain && !learned ? (
        <p className="muted">{t(count === 0 ? 'attendance.answers.none' : 'attendance.answers.few')}</p>
      ) : (
        <div className="stack stack-l">
          <p className="muted">{t('bookings.after.count', { count: count ?? 0 })}</p>
          {comesAgain && (
            <div className="stack">
              <h3>{t('bookings.after.comesAgain')}</h3>
              <HorizontalBars
                max={count ?? 1}
                bars={(['yes', 'maybe', 'no'] as const).map((one) =>
                  barOf(t(`bookings.after.again.${one}`), comesAgain[one]),
                )}
              />
            </div>
          )}
          {learned && (
            <div className="stack">
              <h3>{t('bookings.after.learned')}</h3>
              <HorizontalBars
                max={count ?? 1}
                bars={(['much', 'some', 'nothing'] as const).map((one) =>
                  barOf(t(`bookings.after.much.${one}`), learned[one]),
                )}
              />
            </div>
          )}
        </div>
      )}
    </Section>
  )
}
