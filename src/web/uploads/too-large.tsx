import { data } from 'react-router'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'

/** What a form that is larger than any of the site is answered with (`app.ts`). */
export const loader = () => data(null, { status: 413 })

export default function TooLargePage() {
  const { t } = useTranslation()
  return (
    <SitePage title={t('common.tooLarge.title')} unlisted>
      <Wrap narrow>
        <div className="page stack">
          <PageHead title={t('common.tooLarge.title')} lead={t('common.tooLarge.text')} />
          <p>
            <ButtonLink href="/">{t('common.notFound.action')}</ButtonLink>
          </p>
        </div>
      </Wrap>
    </SitePage>
  )
}
