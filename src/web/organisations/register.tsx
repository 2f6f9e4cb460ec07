import { redirect } from 'react-router'
import { registerOrganisation } from '#capabilities/organisations/register-organisation.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/register'
import { OrganisationFields, organisationLabels, organisationSchema } from './organisation-form.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person } = signedInDesk({ context })
  const places = await listPlaces({ database: visit.services.database })
  return { places, chosen: new URL(request.url).searchParams.get('place') ?? '', email: person.email }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const parsed = parseForm(organisationSchema, form)
  const place = await findPlace({ slug: String(form.get('place') ?? '') }, { database: visit.services.database })
  if (!parsed.ok || !place) {
    const errors: FormErrors = { ...(parsed.ok ? {} : parsed.errors), ...(place ? {} : { place: 'forms.choose' }) }
    const typed = parsed.ok ? Object.fromEntries([...form].map(([name, value]) => [name, String(value)])) : parsed.typed
    return { errors, typed: { ...typed, place: String(form.get('place') ?? '') } as Record<string, string> }
  }
  const { slug } = await registerOrganisation(
    { ...parsed.value, placeId: place.id },
    { ...visit.services, signedIn, now: visit.now },
  )
  return redirect(`/organisations/${slug}/manage?asked=${place.slug}`)
}

export default function NewOrganisationPage({
  loaderData: { places, chosen, email },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? { contactEmail: email, place: chosen }
  const title = t('manage.organisation.new')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <FormErrorSummary errors={errors} labels={{ ...organisationLabels, place: 'manage.organisation.place' }} />
          <PageHead title={title} lead={t('manage.organisation.newLead')} />
          <Form>
            <Select
              name="place"
              label={t('manage.organisation.place')}
              value={typed.place ?? ''}
              error={errors.place && problemIn(t, errors.place)}
              options={[
                { value: '', label: t('forms.choose') },
                ...places.map((place) => ({ value: place.slug, label: placeName(place, language) })),
              ]}
            />
            <OrganisationFields typed={typed} errors={errors} withName />
            <Button>{t('manage.organisation.ask')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
