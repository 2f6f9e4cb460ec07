import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Route } from './+types/privacy'
import { SitePage } from './site-page.tsx'
import { visitOf } from './visit.ts'

/** The Information Commissioner’s Office watches over data protection in the United Kingdom. */
const regulator = { complaints: 'https://ico.org.uk/make-a-complaint/', telephone: '0303 123 1113' }

const parts = [1, 2, 3, 4] as const

/** Whether an external geocoder or map server is configured: then this page says so. */
export function loader({ context }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  return {
    asksGeocoder: Boolean(services.geocode),
    asksForStreets: services.site.streets?.kind === 'style',
    contact: services.site.privacyContact,
  }
}

export default function PrivacyPage({ loaderData: { asksGeocoder, asksForStreets, contact } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={t('privacy.title')}>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('privacy.title')} lead={t('privacy.lead')} />
          {parts.map((part) => (
            <section className="stack" key={part}>
              <h2>{t(`privacy.part${part}.title`)}</h2>
              <p>{t(part === 3 && asksForStreets ? 'privacy.cookiesAlone' : `privacy.part${part}.text`)}</p>
            </section>
          ))}
          <p>
            <a href="/erase">{t('privacy.erase')}</a>
          </p>
          <section className="stack">
            <h2>{t('privacy.ask.title')}</h2>
            <p>{t('privacy.ask.text')}</p>
            {contact && (
              <p>
                {t('privacy.ask.contact')} <a href={`mailto:${contact}`}>{contact}</a>
              </p>
            )}
            <p>{t('privacy.ask.answer')}</p>
            <p>
              {t('privacy.ask.regulator')} <a href={regulator.complaints}>{t('privacy.ask.complain')}</a>,{' '}
              <a href={`tel:${regulator.telephone.replaceAll(' ', '')}`}>{regulator.telephone}</a>.
            </p>
          </section>
          {(asksGeocoder || asksForStreets) && (
            <section className="stack">
              <h2>{t('privacy.others.title')}</h2>
              {asksGeocoder && <p>{t('privacy.others.geocoder')}</p>}
              {asksForStreets && <p>{t('privacy.others.streets')}</p>}
            </section>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
