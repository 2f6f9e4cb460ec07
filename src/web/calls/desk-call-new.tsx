import { redirect } from 'react-router'
import { evenWeights } from '#capabilities/programme/rubric.ts'
import { type StartCallOutcome, startCall } from '#capabilities/programme/start-call.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-new'
import { CallFields } from './call-fields.tsx'
import { callForm, callIn, callLabels } from './call-form.ts'

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
  const outcome = await startCall(callIn(parsed.value), { ...services, team, now })
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
  const title = t('calls.list.new')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href="/programme/desk" label={t('calls.list.title')} />
      <FormErrorSummary errors={errors} labels={callLabels} />
      <DeskHead title={title} />
      <Form>
        <CallFields typed={actionData?.typed ?? begun} errors={errors} />
        <Button>{t('calls.form.save')}</Button>
      </Form>
    </DeskPage>
  )
}
