import type { PeriodFigures } from '#capabilities/impact/measure-period.ts'
import type { Report } from '#capabilities/impact/report.ts'
import { attendanceLines, stuckInWords } from '#capabilities/impact/tell-report.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { stuckLinks } from './report-links.ts'

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
  const count = (value: number | null) => (value === null ? t('impact.hidden') : wholeNumber(language, value))
  const words = inLanguage(language, note, noteCy)
  const stuck = stuckLinks(figures.stuck, { base: base ?? '', language })
  const change =
    figures.issued !== null && figures.issuedBefore !== null ? figures.issued - figures.issuedBefore : undefined
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
      <StatNumbers
        numbers={[
          {
            value: count(figures.issued),
            label:
              change === undefined
                ? t('report.issued')
                : t('report.issuedChange', { change: `${change >= 0 ? '+' : '−'}${Math.abs(change)}` }),
          },
          { value: count(figures.kept), label: t('report.kept') },
          { value: count(figures.people), label: t('report.people') },
          { value: wholeNumber(language, figures.joined.length), label: t('report.newOrganisations') },
        ]}
      />
      <Section title={t('report.changed')} level={3}>
        <ul>
          {attendanceLines(figures.attendance, language).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{t('report.mail.published', { opportunities: figures.opportunities, badges: figures.badges })}</li>
          {figures.joined.map(({ name, kind }) => (
            <li key={`joined ${name}`}>
              {t('report.joinedOne', { name, kind: t(`organisations.kind.${kind}` as 'organisations.kind.school') })}
            </li>
          ))}
          {figures.left.map(({ name, how }) => (
            <li key={`left ${name}`}>{t(`report.${how}One`, { name })}</li>
          ))}
          {figures.joined.length === 0 && <li>{t('report.mail.joinedNone')}</li>}
        </ul>
      </Section>
      <Section title={t('report.stuckTitle')} level={3}>
        {base ? (
          <ul>
            {stuck.map(({ kind, href, sentence }) => (
              <li key={kind}>
                <a href={href}>{sentence}</a>
              </li>
            ))}
            {stuck.length === 0 && <li>{t('report.stuck.none')}</li>}
          </ul>
        ) : (
          <p>{stuckInWords(figures.stuck, language)}</p>
        )}
      </Section>
      <p className="muted small">
        {t('report.definitions')} {t('report.stuck.means')}
      </p>
    </article>
  )
}
