import { redirect } from 'react-router'
import { editableOf, type ReviseCallOutcome, reviseCall } from '#capabilities/programme/revise-call.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-edit'
import { CallDeskPage } from './call-desk-page.tsx'
import { CallFields } from './call-fields.tsx'
import { callAsTyped, callForm, callIn, callLabels } from './call-form.ts'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { call } = await callInHand(args)
  if (call.phase !== 'draft') throw redirect(`/programme/desk/calls/${call.id}`)
  return { call, revision: revisionOf(editableOf(call)) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<
  Extract<ReviseCallOutcome, { ok: false }>['refusal'],
  { field: keyof typeof callLabels; message: MessageKey }
> = {
  'call-not-found': { field: 'title', message: 'calls.refused.call-not-found' },
  'call-is-not-a-draft': { field: 'title', message: 'calls.refused.call-is-not-a-draft' },
  'dates-out-of-order': { field: 'closesAt', message: 'calls.form.order' },
  'changed-meanwhile': { field: 'title', message: 'forms.changed.title' },
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const form = await args.request.formData()
  form.set('slug', call.slug)
  const parsed = parseForm(callForm, form)
  if (!parsed.ok) return parsed
  const { slug: _, ...change } = callIn(parsed.value)
  const request = { callId: call.id, call: change, basedOn: basedOnOf(form) }
  const outcome = await reviseCall(request, { ...services, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}?done`)
  if (outcome.refusal === 'changed-meanwhile') return { typed: parsed.typed, errors: {}, isChanged: true }
  const { field, message } = refused[outcome.refusal]
  return { typed: parsed.typed, errors: { [field]: message } }
}

/** A call is changed while the team alone sees it. */
export default function DeskCallEditPage({ loaderData: { call, revision }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const saved = callAsTyped(call)
  const title = t('calls.form.edit')
  return (
    <CallDeskPage call={call} title={title} errors={errors} labels={callLabels}>
      {actionData?.isChanged && <ChangedMeanwhile labels={callLabels} saved={saved} typed={actionData.typed} />}
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        <CallFields typed={actionData?.typed ?? saved} errors={errors} isBegun />
        <Button>{t('calls.form.save')}</Button>
      </Form>
    </CallDeskPage>
  )
}
