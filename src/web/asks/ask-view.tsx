import type { AskWords } from '#capabilities/asks/public-ask.ts'
import { Notice } from '#design/cards/notice.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

interface AskViewProps {
  ask: AskWords
  /** For how many days an answer of who reads it is kept. */
  days?: number
}

/** Who asks, what for, what they look for, and how long an answer is kept. */
export function AskView({ ask, days = ask.keepDays }: AskViewProps) {
  const { t, language } = useTranslation()
  const { organisationName: name, placeSlug, skills, knownSince } = ask
  const place = inLanguage(language, ask.placeName, ask.placeNameCy)
  return (
    <>
      <Paragraphs text={inLanguage(language, ask.about, ask.aboutCy)} />
      <Notice tone="good" title={t('asks.known', { name })}>
        <p>
          {knownSince
            ? t('asks.knownSince', { place, date: longDate(language, knownSince) })
            : t('asks.knownHere', { place })}{' '}
          {t(ask.isSafe ? 'asks.safe' : 'asks.notSafe')}
        </p>
        <p>
          <a href={`/${placeSlug}/organisations/${ask.organisationSlug}`}>{t('asks.who', { name })}</a>
        </p>
      </Notice>
      <SummaryList
        lines
        rows={[
          {
            term: t('asks.looksFor'),
            detail:
              skills.length > 0 ? (
                <ul className="plain-list">
                  {skills.map((skill) => (
                    <li key={skill.uri ?? skill.name}>{inLanguage(language, skill.name, skill.nameCy)}</li>
                  ))}
                </ul>
              ) : (
                t('asks.anything')
              ),
          },
          { term: t('asks.name'), detail: t(ask.nameWanted ? 'asks.nameWanted' : 'asks.nameNotWanted') },
          { term: t('asks.kept'), detail: t('asks.keptFor', { count: days }) },
          { term: t('asks.reads'), detail: t('asks.readsText', { name }) },
          { term: t('asks.closes'), detail: longDate(language, new Date(ask.closesOn)) },
        ]}
      />
    </>
  )
}
