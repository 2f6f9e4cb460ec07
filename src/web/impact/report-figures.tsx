import type { PeriodFigures } from '#capabilities/impact/measure-period.ts'
import { attendanceLines, stuckInWords } from '#capabilities/impact/tell-report.ts'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { Section } from '#design/layout/section.tsx'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { stuckLinks } from '#web/lead/report-links.ts'

interface ReportFiguresProps {
  figures: PeriodFigures
  language: Language
  /** Only on the desk do the things that wait lead to where they are done. */
  base?: string | undefined
  /** What else is stuck, each in a sentence. */
  others?: { key: string; sentence: string; href?: string | undefined }[]
  /** Said in place of what was stuck, where that is not known. */
  unknown?: string | undefined
}

/** Four numbers, what changed in the time, and what is stuck at its end. */
export function ReportFigures({ figures, language, base, others = [], unknown }: ReportFiguresProps) {
  const t = translator(language)
  const count = (value: number | null) => (value === null ? t('impact.hidden') : wholeNumber(language, value))
  const change =
    figures.issued !== null && figures.issuedBefore !== null ? figures.issued - figures.issuedBefore : undefined
  const stuck = [
    ...(unknown
      ? []
      : stuckLinks(figures.stuck, { base: base ?? '', language }).map(({ kind, ...rest }) => ({ key: kind, ...rest }))),
    ...others,
  ]
  return (
    <>
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
        {unknown && <p>{unknown}</p>}
        {unknown && others.length === 0 ? null : base === undefined && others.length === 0 ? (
          <p>{stuckInWords(figures.stuck, language)}</p>
        ) : (
          <ul>
            {stuck.map(({ key, href, sentence }) => (
              <li key={key}>{base !== undefined && href ? <a href={href}>{sentence}</a> : sentence}</li>
            ))}
            {stuck.length === 0 && <li>{t('report.stuck.none')}</li>}
          </ul>
        )}
      </Section>
      <p className="muted small">
        {t('report.definitions')} {t('report.stuck.means')}
      </p>
    </>
  )
}
