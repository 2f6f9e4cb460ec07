import { redirect } from 'react-router'
import { listUnsentApplications } from '#capabilities/organisations/find-application.ts'
import { organisationKinds } from '#capabilities/organisations/organisation.ts'
import { type StartApplicationOutcome, startApplication } from '#capabilities/organisations/start-application.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { readWhole } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/apply-start'
import { applicationLabels, pageErrors } from './application-form.ts'

const labels: FieldLabels = { ...applicationLabels, place: 'manage.organisation.place' }

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { signedIn } = signedInDesk({ context })
  const [places, unsent] = await Promise.all([listPlaces({ database }), listUnsentApplications({ database, signedIn })])
  const chosen = new URL(request.url).searchParams.get('place') ?? ''
  return { places: places.filter(({ closedAt }) => closedAt === null), unsent, chosen }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { database } = services
  const { place: slug = '', ...typed } = readWhole(await request.formData(), ['place', 'name', 'kind'])
  const place = await findPlace({ slug }, { database })
  const errors: FormErrors = {
    ...(place && !place.closedAt ? {} : { place: 'forms.choose' }),
    ...pageErrors('start', typed),
  }
  if (!place || Object.keys(errors).length > 0) return { errors, typed: { ...typed, place: slug } }
  const outcome = await startApplication({ placeId: place.id, typed: { start: typed } }, { database, signedIn, now })
  if (outcome.ok) return redirect(`/organisations/new/${outcome.applicationId}`)
  return { errors: { place: notStarted[outcome.refusal] } as FormErrors, typed: { ...typed, place: slug } }
}

const notStarted: Record<Extract<StartApplicationOutcome, { ok: false }>['refusal'], MessageKey> = {
  'too-many-applications': 'organisations.apply.tooMany',
}

/** Where an organisation begins to describe itself: three questions, then one topic a page. */
export default function ApplyStartPage({ loaderData: { places, unsent, chosen }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? { place: chosen }
  const { field, choice } = useFields({ labels, typed, errors })
  const title = t('manage.organisation.new')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead title={title} lead={t('organisations.apply.lead')} />
          {unsent.length > 0 && (
            <Section title={t('organisations.apply.goOn')}>
              <TopicList
                topics={unsent.map((one) => ({
                  href: `/organisations/new/${one.id}`,
                  title: one.typed.start?.name ?? one.reference,
                  text: t('organisations.apply.saved', {
                    date: longDate(language, one.savedAt),
                    reference: one.reference,
                  }),
                }))}
              />
            </Section>
          )}
          <Form>
            <Select
              {...field('place')}
              options={[
                { value: '', label: t('forms.choose') },
                ...places.map((place) => ({ value: place.slug, label: placeName(place, language) })),
              ]}
            />
            <TextInput {...field('name')} autoComplete="organization" />
            <RadioGroup
              {...choice('kind')}
              options={organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) }))}
            />
            <Button>{t('organisations.apply.begin')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
