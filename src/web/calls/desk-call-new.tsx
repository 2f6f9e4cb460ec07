import { redirect } from 'react-router'
import { regions } from '#capabilities/programme/call.ts'
import { criteria, evenWeights } from '#capabilities/programme/rubric.ts'
import { type StartCallOutcome, startCall } from '#capabilities/programme/start-call.ts'
import { Button } from '#design/forms/button.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-new'
import { callForm, callLabels } from './call-form.ts'

const refused: Record<
  Extract<StartCallOutcome, { ok: false }>['refusal'],
  { field: keyof typeof callLabels; message: MessageKey }
> = {
  'call-exists': { field: 'slug', message: 'calls.form.slugTaken' },
  'dates-out-of-order': { field: 'closesAt', message: 'calls.form.order' },
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const parsed = parseForm(callForm, await request.formData())
  if (!parsed.ok) return parsed
  const { vision, leadership, capacity, network, energy, preferredRegions = [], ...call } = parsed.value
  const weights = { vision, leadership, capacity, network, energy }
  const outcome = await startCall({ ...call, preferredRegions, weights }, { ...services, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${outcome.callId}`)
  const { field, message } = refused[outcome.refusal]
  return { typed: parsed.typed, errors: { [field]: message } as FormErrors }
}

const begun: Record<string, string> = {
  ...{ placements: '2', valuePounds: '75000', contributionPounds: '30000', shortlistSize: '5', quorum: '3' },
  preferredRegions: ['north-east', 'north-west', 'yorkshire', 'scotland', 'wales'].join('\n'),
  ...Object.fromEntries(Object.entries(evenWeights).map(([name, weight]) => [name, String(weight)])),
}

/** A call as a draft: nobody but the programme team sees it. */
export default function DeskCallNewPage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field, boxes } = useFields({ labels: callLabels, typed: actionData?.typed ?? begun, errors })
  const title = t('calls.list.new')
  const zone = t('calls.form.zoneHint')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href="/programme/desk" label={t('calls.list.title')} />
      <FormErrorSummary errors={errors} labels={callLabels} />
      <DeskHead title={title} />
      <Form>
        <Columns kind="half">
          <TextInput {...field('title')} maxLength={120} />
          <TextInput {...field('titleCy')} maxLength={120} lang="cy" />
        </Columns>
        <Columns kind="half">
          <TextArea {...field('lead')} rows={3} maxLength={400} />
          <TextArea {...field('leadCy')} rows={3} maxLength={400} lang="cy" />
        </Columns>
        <TextInput {...field('slug')} hint={t('calls.form.slugHint')} maxLength={60} />
        <Columns kind="half">
          <TextInput {...field('opensAt')} type="datetime-local" hint={zone} />
          <TextInput {...field('closesAt')} type="datetime-local" hint={zone} />
        </Columns>
        <TextInput {...field('interviewsOn')} type="date" />
        <TextInput {...field('announcedOn')} type="date" />
        <TextInput {...field('beginsOn')} type="date" />
        <TextInput {...field('placements')} inputMode="numeric" />
        <TextInput {...field('valuePounds')} inputMode="numeric" />
        <TextInput {...field('contributionPounds')} inputMode="numeric" />
        <TextInput {...field('shortlistSize')} inputMode="numeric" />
        <TextInput {...field('quorum')} inputMode="numeric" />
        <CheckboxGroup
          {...boxes('preferredRegions')}
          options={regions.map((region) => ({ value: region, label: t(`programme.region.${region}`) }))}
        />
        {criteria.map((criterion) => (
          <TextInput
            key={criterion}
            {...field(criterion)}
            label={t('calls.form.weight', { name: t(callLabels[criterion]) })}
            hint={t('calls.form.weightHint')}
            inputMode="numeric"
          />
        ))}
        <Button>{t('calls.form.save')}</Button>
      </Form>
    </DeskPage>
  )
}
