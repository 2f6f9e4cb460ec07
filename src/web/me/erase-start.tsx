import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/erase-start'
import { EraseWords } from './erase-words.tsx'

export function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  return { asked: searchParams.has('asked'), done: searchParams.has('done') }
}

/** For everybody, also for those who have badges at an address and no account: the code to the address is the same for all. */
export default function EraseStartPage({ loaderData: { asked, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={t('me.erase.title')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {asked && (
            <Notice tone="good" title={t('me.erase.asked')} live>
              {t('me.erase.askedText')}
            </Notice>
          )}
          {done && (
            <Notice tone="info" title={t('me.erase.tooLate')} live>
              {t('me.erase.tooLateText')}
            </Notice>
          )}
          <PageHead title={t('me.erase.title')} lead={t('me.erase.startLead')} />
          {!asked && (
            <p>
              <ButtonLink href="/sign-in?next=/me/erase">{t('me.erase.startDo')}</ButtonLink>
            </p>
          )}
          <EraseWords />
          <section className="stack">
            <h2>{t('me.erase.card')}</h2>
            <p>
              {t('me.erase.cardText')} <a href="/claim">{t('common.nav.claim')}</a>
            </p>
          </section>
        </div>
      </Wrap>
    </SitePage>
  )
}
