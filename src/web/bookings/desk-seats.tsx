import { redirect } from 'react-router'
import { z } from 'zod'
import { findBookingTerms } from '#capabilities/events/find-booking-terms.ts'
import { type UpdateBookingTermsOutcome, updateBookingTerms } from '#capabilities/events/update-booking-terms.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { opportunityOnDesk } from '#web/opportunities/load-desk-opportunity.ts'
import { BasedOn, basedOnOf } from '#web/site/changed-meanwhile.tsx'
import { tick, wholeNumberBetween } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-seats'

const seats = wholeNumberBetween(1, 5000)
  .optional()
  .transform((typed) => typed ?? null)

const schema = z.object({
  inPersonSeats: seats,
  onlineSeats: seats,
  mostPeople: wholeNumberBetween(1, 10).default(6),
  closesHours: wholeNumberBetween(0, 336).default(0),
  isOpen: tick,
})

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const { opportunity } = await opportunityOnDesk({ context, params })
  const terms = await findBookingTerms({ opportunityId: opportunity.id }, services)
  return {
    organisation,
    opportunity,
    revision: revisionOf(terms ?? {}),
    typed: asTyped({ ...(terms ?? { mostPeople: 6, closesHours: 0, isOpen: true }) }),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

const refusals: Record<Extract<UpdateBookingTermsOutcome, { ok: false }>['refusal'], MessageKey> = {
  'opportunity-not-found': 'bookings.refused.gone',
  'changed-meanwhile': 'bookings.refused.changed',
  'no-seats': 'bookings.refused.noSeats',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const { opportunity } = await opportunityOnDesk({ context, params })
  const form = await request.formData()
  const parsed = parseForm(schema, form)
  const { typed } = parsed
  if (!parsed.ok) return { errors: parsed.errors, typed, isChanged: false }
  const outcome = await updateBookingTerms(
    { opportunityId: opportunity.id, terms: parsed.value, basedOn: basedOnOf(form) },
    { ...services, manager, now },
  )
  if (!outcome.ok) {
    const isChanged = outcome.refusal === 'changed-meanwhile'
    return { errors: { inPersonSeats: refusals[outcome.refusal] } as FormErrors, typed, isChanged }
  }
  return redirect(`/organisations/${params.slug}/manage/opportunities/${opportunity.id}/seats?saved`)
}

const labels: FieldLabels = {
  inPersonSeats: 'bookings.terms.inPerson',
  onlineSeats: 'bookings.terms.online',
  mostPeople: 'bookings.terms.most',
  closesHours: 'bookings.terms.closes',
  isOpen: 'bookings.terms.open',
}

export default function DeskSeatsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, opportunity, revision, saved } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? loaderData.typed
  const { field, tick: box } = useFields({ labels, typed, errors })
  const title = t('bookings.terms.title')
  const desk = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`${desk}/opportunities/${opportunity.id}`}
        label={inLanguage(language, opportunity.title, opportunity.titleCy)}
      />
      <FormErrorSummary errors={errors} labels={labels} />
      {saved && !actionData && (
        <Notice tone="good" title={t('common.saved')} live>
          <a href={`${desk}/bookings`}>{t('bookings.desk.title')}</a>
        </Notice>
      )}
      <PageHead title={title} lead={t('bookings.terms.lead')} />
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        {opportunity.mode !== 'online' && (
          <TextInput {...field('inPersonSeats')} inputMode="numeric" width={4} optional={t('common.optional')} />
        )}
        {opportunity.mode !== 'in-person' && (
          <TextInput {...field('onlineSeats')} inputMode="numeric" width={4} optional={t('common.optional')} />
        )}
        <TextInput {...field('mostPeople')} inputMode="numeric" width={4} hint={t('bookings.terms.mostHint')} />
        <TextInput {...field('closesHours')} inputMode="numeric" width={4} hint={t('bookings.terms.closesHint')} />
        <Checkbox {...box('isOpen')} />
        <p>
          <Button>{t('common.save')}</Button>
        </p>
      </Form>
    </ManageConsole>
  )
}
