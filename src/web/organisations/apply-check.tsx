import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import type { Application } from '#capabilities/organisations/application.ts'
import { registerOrganisation } from '#capabilities/organisations/register-organisation.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/apply-check'
import { applicationLabels, applicationPages, isWhole, pageFields, requestOf } from './application-form.ts'
import { applicationInHand } from './application-in-hand.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { application, place } = await applicationInHand({ context, params })
  if (application.sentAt) throw redirect(`/organisations/new/${application.id}/sent`)
  if (!isWhole(application)) throw redirect(`/organisations/new/${application.id}`)
  return { application, place }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { application } = await applicationInHand({ context, params })
  const base = `/organisations/new/${application.id}`
  const request = requestOf(application)
  if (!application.sentAt) {
    if (!request) return redirect(base)
    await registerOrganisation({ ...request, applicationId: application.id }, { ...services, queue, signedIn, now })
  }
  return redirect(`${base}/sent`)
}

/** What was typed, in words: codes by their names, dates as people read them. */
function inWords(t: TFunction, language: Language, [field, value]: [string, string]): string {
  if (field === 'kind') return t(`organisations.kind.${value}` as 'organisations.kind.school')
  if (field.startsWith('level')) return t(`manage.organisation.level.${value}` as 'manage.organisation.level.pvg')
  if (field === 'withUnder18s') return t(value === 'yes' ? 'organisations.apply.yes' : 'organisations.apply.no')
  if (field === 'insured') return t(value === 'yes' ? 'organisations.apply.yes' : 'organisations.apply.notNeeded')
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? longDate(language, new Date(`${value}T12:00:00Z`)) : value
}

/** Everything once more, each page with a way back to it, before it is sent. */
export default function ApplyCheckPage({ loaderData: { application, place } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const base = `/organisations/new/${application.id}`
  const title = t('organisations.apply.checkTitle')
  const rowsOf = (page: keyof typeof pageFields, { typed }: Application) =>
    pageFields[page].flatMap((field) => {
      const value = typed[page]?.[field]
      const label = applicationLabels[field]
      return value && label ? [{ term: t(label), detail: inWords(t, language, [field, value]) }] : []
    })
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={base} label={t('organisations.apply.back')} />
          <PageHead title={title} lead={t('organisations.apply.checkLead', { place: placeName(place, language) })} />
          {applicationPages.map((page) => {
            const rows = rowsOf(page, application)
            return (
              <Section
                key={page}
                title={t(`organisations.apply.page.${page}.title`)}
                more={{ href: `${base}/${page}`, label: t('organisations.apply.change') }}
              >
                {rows.length > 0 ? (
                  <SummaryList lines rows={rows} />
                ) : (
                  <p className="muted">{t('lead.organisation.notSaid')}</p>
                )}
              </Section>
            )
          })}
          <Form>
            <p>{t('organisations.apply.promise')}</p>
            <Button>{t('organisations.apply.send')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
