import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'

const parts = [
  ...(['sealed', 'together', 'eligibility', 'conflicts', 'scores', 'honest'] as const),
  ...(['decision', 'offer', 'reasons', 'equality', 'log'] as const),
] as const

/** How places are chosen, for applicants, in plain words. */
export default function HowWeChoosePage() {
  const { t } = useTranslation()
  const title = t('choosing.title')
  return (
    <SitePage title={title} description={t('choosing.lead')} current="programme">
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('choosing.lead')} />
          {parts.map((part) => (
            <Section key={part} title={t(`choosing.${part}.title`)}>
              <p>{t(`choosing.${part}.text`)}</p>
            </Section>
          ))}
        </div>
      </Wrap>
    </SitePage>
  )
}
