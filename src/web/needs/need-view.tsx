import type { Need, NeedAnswer, NeedState } from '#capabilities/needs/need.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { headlineInWords, nationInWords, sourceInWords } from './figure-words.ts'

const tones = { proposed: 'plain', agreed: 'info', addressed: 'good', closed: 'plain' } as const satisfies Record<
  NeedState,
  string
>

export function NeedTag({ state }: { state: NeedState }) {
  const { t } = useTranslation()
  return <StatusTag tone={tones[state]}>{t(`needs.states.${state}`)}</StatusTag>
}

interface NeedViewProps {
  need: Pick<Need, 'about' | 'aboutCy' | 'observation' | 'heard' | 'heardCy'>
  answers: NeedAnswer[]
}

/** A need as everybody reads it: what it is, where that is known from, and what is done about it. */
export function NeedView({ need, answers }: NeedViewProps) {
  const { t, language } = useTranslation()
  const { observation, heard } = need
  return (
    <>
      <Paragraphs text={inLanguage(language, need.about, need.aboutCy)} />
      {observation && (
        <Section title={t('needs.quoted')} id="figure">
          <Quoted observation={observation} />
        </Section>
      )}
      {heard && (
        <Section title={t('needs.heardAt')} id="heard">
          <p>{inLanguage(language, heard, need.heardCy)}</p>
        </Section>
      )}
      <Section title={t('needs.answersTitle')} id="answers">
        {answers.length === 0 ? (
          <p>{t('needs.noAnswers')}</p>
        ) : (
          <SummaryList
            lines
            rows={answers.map((one) => ({
              term: t(`needs.kind.${one.kind}`),
              detail: <a href={one.path}>{inLanguage(language, one.title, one.titleCy)}</a>,
            }))}
          />
        )}
      </Section>
    </>
  )
}

/** The figure as it stood, with its source as it was then. */
function Quoted({ observation }: { observation: NonNullable<Need['observation']> }) {
  const { t, language } = useTranslation()
  const { name, nameCy, headline, areaCode, source, takenAt } = observation
  const caveat = inLanguage(language, source.caveat ?? '', source.caveatCy)
  return (
    <div className="stack stack-s">
      <p>
        <strong>{inLanguage(language, name, nameCy)}.</strong>{' '}
        {headlineInWords(headline, nationInWords(areaCode, t), { t, language })}
      </p>
      {caveat && <p>{caveat}</p>}
      <p className="muted small">
        {sourceInWords({ source, period: headline.period }, { t, language })}{' '}
        {t('needs.quotedAt', { date: longDate(language, new Date(takenAt)) })}{' '}
        {source.address && <a href={source.address}>{t('figures.sourceLink')}</a>}
      </p>
    </div>
  )
}
