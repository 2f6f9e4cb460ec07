import { BarChart } from '#design/charts/bar-chart.tsx'
import { longDate, monthAndYear, shortMonth, wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { ImpactMonth } from '../list-impact-months.ts'
import { CountedFigure } from './counted-figure.tsx'

/** What a figure says of where its numbers come from. */
export interface FigureSource {
  places: string
  countedAt: Date
  csvHref: string
}

interface ImpactMonthsProps {
  months: ImpactMonth[]
  /** Of all these months, those that are hidden too; null where it may not be said. */
  keptPercent: number | null
  source: FigureSource
}

/** Badges by month: issued, and of them kept. */
export function ImpactMonths({ months, keptPercent, source }: ImpactMonthsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const count = (value: number | null) => (value === null ? t('impact.hidden') : wholeNumber(language, value))
  const busiest = months.reduce<ImpactMonth | undefined>(
    (best, month) => ((month.issued ?? 0) > (best?.issued ?? -1) ? month : best),
    undefined,
  )
  const someHidden = months.some((month) => month.issued === null || month.kept === null)
  if (!busiest?.issued) return null
  const month = monthAndYear(language, new Date(busiest.month))
  const point =
    keptPercent === null
      ? t('impact.monthsPointOnly', { month })
      : t('impact.monthsPoint', { percent: keptPercent, month })
  return (
    <CountedFigure
      point={point}
      source={`${t('impact.source', { places: source.places, date: longDate(language, source.countedAt) })}${someHidden ? ` ${t('impact.hiddenNote')}` : ''}`}
      rows={months}
      rowKey={(row) => row.month}
      columns={[
        {
          key: 'month',
          title: t('impact.month'),
          cell: (row) => monthAndYear(language, new Date(row.month)),
          names: true,
        },
        { key: 'issued', title: t('impact.issued'), cell: (row) => count(row.issued), align: 'end' },
        { key: 'kept', title: t('impact.kept'), cell: (row) => count(row.kept), align: 'end' },
      ]}
      links={[{ href: source.csvHref, label: t('impact.csv'), download: true }]}
    >
      <BarChart
        alt={t('impact.monthsAlt')}
        bars={months.map((month) => ({
          label: shortMonth(language, new Date(month.month)),
          whole: month.issued,
          part: month.kept ?? undefined,
        }))}
        names={{ whole: t('impact.issuedShort'), part: t('impact.keptShort') }}
        format={(value) => wholeNumber(language, value)}
      />
    </CountedFigure>
  )
}
