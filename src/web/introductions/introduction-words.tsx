import { Section } from '#design/layout/section.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

/** What was written with an introduction, or in answer to it; nothing where there are no words. */
export function IntroductionWords({ said, title }: { said: string; title: string }) {
  if (!said) return null
  return (
    <Section title={title}>
      <Paragraphs text={said} />
    </Section>
  )
}
