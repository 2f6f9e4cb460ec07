import { type Topic, type Typed, topicFields, topics } from '#capabilities/programme/application.ts'
import type { Assessed } from '#capabilities/programme/list-to-assess.ts'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { fieldLabels, saidInWords } from './application-words.ts'
import type { SpotMap } from './spot-map.ts'
import { SpotPicture } from './spot-picture.tsx'

interface SentAnswersProps {
  content: Typed
  /** All of them, unless it is said which. */
  of?: readonly Topic[]
  /** Of the place, where it was chosen on the map. */
  map?: SpotMap | undefined
}

/** What was sent, topic by topic, for those who read it. */
export function SentAnswers({ content, of = topics, map }: SentAnswersProps) {
  const { t } = useTranslation()
  return of.map((topic) => (
    <Section key={topic} title={t(`applying.topic.${topic}`)}>
      <TopicAnswers content={content} topic={topic} />
      {topic === 'place' && map && <SpotPicture map={map} label={t('applying.field.spot')} />}
    </Section>
  ))
}

export function TopicAnswers({ content, topic }: { content: Typed; topic: Topic }) {
  const { t } = useTranslation()
  return (
    <SummaryList
      lines
      rows={topicFields[topic].map((name) => ({
        // Of a topic with one answer the heading says what it is about.
        term: t(topicFields[topic].length === 1 ? 'applying.answer' : fieldLabels[name]),
        detail: saidInWords(t, name, content[topic]?.[name] || t('applying.check.notSaid')),
      }))}
    />
  )
}

/** What came beside it: partners who confirmed that they take part, and what was asked for after the deadline. */
export function BesideAnswers({ requests, partners }: Pick<Assessed, 'requests' | 'partners'>) {
  const { t, language } = useTranslation()
  return (
    <>
      {requests.length > 0 && (
        <Section title={t('information.beside')}>
          <SummaryList
            lines
            rows={requests.map(({ asked, answer, askedAt }) => ({
              term: `${asked ?? ''} (${longDate(language, askedAt)})`,
              detail: answer ?? t('information.noAnswer'),
            }))}
          />
        </Section>
      )}
      {partners.length > 0 && (
        <Section title={t('together.partners.beside')}>
          <SummaryList
            lines
            rows={partners.map(({ organisation, part, confirmedBy }) => ({
              term: organisation,
              detail: confirmedBy ? `${part} – ${confirmedBy}` : part,
            }))}
          />
        </Section>
      )}
    </>
  )
}
