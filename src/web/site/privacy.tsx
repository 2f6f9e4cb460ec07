import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Route } from './+types/privacy'
import { SitePage } from './site-page.tsx'
import { visitOf } from './visit.ts'

/** The Information Commissioner’s Office watches over data protection in the United Kingdom. */
const regulator = { complaints: 'https://ico.org.uk/make-a-complaint/', telephone: '0303 123 1113' }

const kept = ['account', 'given', 'evidence', 'names', 'needs', 'answers', 'opened', 'child', 'asked'] as const
const seen = ['badge', 'organisation', 'follows', 'evidence', 'numbers', 'child'] as const
const cookies = ['session', 'language', 'badge', 'booking'] as const

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
          <section className="stack">
            <h2>{t('privacy.kept.title')}</h2>
            <ul className="list">
              {kept.map((one) => (
                <li key={one}>{t(`privacy.kept.list.${one}`)}</li>
              ))}
            </ul>
            <p>{t('privacy.kept.none')}</p>
          </section>
          <section className="stack">
            <h2>{t('privacy.seen.title')}</h2>
            <ul className="list">
              {seen.map((one) => (
                <li key={one}>{t(`privacy.seen.list.${one}`)}</li>
              ))}
            </ul>
          </section>
          <section className="stack">
            <h2>{t('privacy.cookies.title')}</h2>
            <ul className="list">
              {cookies.map((one) => (
                <li key={one}>{t(`privacy.cookies.list.${one}`)}</li>
              ))}
            </ul>
            <p>
              {!asksForStreets && `${t('privacy.cookies.nothing')} `}
              {t('privacy.cookies.alone')}
            </p>
          </section>
          <section className="stack">
            <h2>{t('privacy.rights.title')}</h2>
            <p>{t('privacy.rights.text')}</p>
          </section>
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
