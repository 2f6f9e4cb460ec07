import type { PeriodFigures } from '#capabilities/impact/measure-period.ts'
import type { Report } from '#capabilities/impact/report.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { ReportFigures } from '#web/impact/report-figures.tsx'

interface ReportViewProps {
  report: Pick<Report, 'from' | 'note' | 'noteCy'> & { until: Date; figures: PeriodFigures }
  place: Pick<Place, 'name' | 'nameCy' | 'slug'>
  /** A report can be read in either language, whatever the page around it is in. */
  language: Language
  /** Only on the desk do the things that wait lead to where they are done. */
  base?: string
}

/** A fortnight on one page of paper: four numbers, what changed, what is stuck. */
export function ReportView({ report: { from, until, note, noteCy, figures }, place, language, base }: ReportViewProps) {
  const t = translator(language)
  const words = inLanguage(language, note, noteCy)
  return (
    <article className="report stack stack-l" lang={language}>
      <header className="stack stack-s">
        <p className="eyebrow">{t('report.title')}</p>
        <h2>{placeName(place, language)}</h2>
        <p className="muted">
          {t('report.period', { from: longDate(language, from), until: longDate(language, until) })}
        </p>
      </header>
      {words && <p className="as-written lead">{words}</p>}
      <ReportFigures figures={figures} language={language} base={base} />
    </article>
  )
}
