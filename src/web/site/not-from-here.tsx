import { data } from 'react-router'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Route } from './+types/not-from-here'
import { nextAddress } from './next-address.ts'
import { SitePage } from './site-page.tsx'
import { visitOf } from './visit.ts'

/** What a form is answered with whose browser does not say that it came from this site (`app.ts`). */
export function loader({ context, request }: Route.LoaderArgs) {
  const { site } = visitOf({ context }).services
  const path = nextAddress(new URL(request.url).searchParams.get('next'), '/')
  return data({ path, address: `${site.origin}${path}` }, { status: 403 })
}

export default function NotFromHerePage({ loaderData }: Route.ComponentProps) {
  const { path, address } = loaderData
  const { t } = useTranslation()
  return (
    <SitePage title={t('common.notFromHere.title')} unlisted>
      <Wrap narrow>
        <div className="page stack">
          <PageHead title={t('common.notFromHere.title')} lead={t('common.notFromHere.text')} />
          <ul>
            <li>{t('common.notFromHere.inApp')}</li>
            <li>{t('common.notFromHere.privacy')}</li>
            <li>{t('common.notFromHere.back')}</li>
          </ul>
          <p className="as-written">{t('common.notFromHere.address', { address })}</p>
          <p>
            <ButtonLink href={path}>{t('common.notFromHere.action')}</ButtonLink>
          </p>
        </div>
      </Wrap>
    </SitePage>
  )
}
