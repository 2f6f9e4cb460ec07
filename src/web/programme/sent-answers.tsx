import { type Typed, topicFields, topics } from '#capabilities/programme/application.ts'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { fieldLabels, saidInWords } from './application-words.ts'

/** What was sent, topic by topic, for those who read it. */
export function SentAnswers({ content }: { content: Typed }) {
  const { t } = useTranslation()
  return topics.map((topic) => (
    <Section key={topic} title={t(`applying.topic.${topic}`)}>
      <SummaryList
        lines
        rows={topicFields[topic].map((name) => ({
          term: t(fieldLabels[name]),
          detail: saidInWords(t, name, content[topic]?.[name] ?? t('applying.check.notSaid')),
        }))}
      />
    </Section>
  ))
}
