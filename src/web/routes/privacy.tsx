import { useTranslation } from 'react-i18next'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { RouteHandle } from '../access.ts'
import { SitePage } from '../site-page.tsx'

export const handle: RouteHandle = { access: 'everybody' }

const parts = [1, 2, 3, 4] as const

export default function PrivacyPage() {
  const { t } = useTranslation()
  return (
    <SitePage title={t('privacy.title')}>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('privacy.title')} lead={t('privacy.lead')} />
          {parts.map((part) => (
            <section className="stack" key={part}>
              <h2>{t(`privacy.part${part}.title`)}</h2>
              <p>{t(`privacy.part${part}.text`)}</p>
            </section>
          ))}
        </div>
      </Wrap>
    </SitePage>
  )
}
