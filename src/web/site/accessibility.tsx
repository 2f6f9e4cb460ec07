import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from './site-page.tsx'

const parts = [1, 2, 3, 4] as const

export default function AccessibilityPage() {
  const { t } = useTranslation()
  return (
    <SitePage title={t('accessibility.title')}>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('accessibility.title')} lead={t('accessibility.lead')} />
          {parts.map((part) => (
            <section className="stack" key={part}>
              <h2>{t(`accessibility.part${part}.title`)}</h2>
              <p>{t(`accessibility.part${part}.text`)}</p>
            </section>
          ))}
        </div>
      </Wrap>
    </SitePage>
  )
}
