import { redirect } from 'react-router'
import { z } from 'zod'
import { type BreakSealOutcome, breakSeal } from '#capabilities/programme/break-seal.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-seal'
import { ApplicationLetter } from './application-letter.tsx'
import { CallDeskPage } from './call-desk-page.tsx'
import { callInHand } from './call-in-hand.ts'
import { type LookedAt, lookThenDo } from './look-then-do.ts'

export async function loader(args: Route.LoaderArgs) {
  const { call } = await callInHand(args)
  if (!call.applicantsWrite) throw redirect(`/programme/desk/calls/${call.id}/applications`)
  return { call }
}

const schema = z.object({ reference: requiredText(20), reason: requiredText(500) })
const labels: FieldLabels = { reference: 'applying.desk.reference', reason: 'calls.call.reason' }

const refused: Record<Extract<BreakSealOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-not-found': 'calls.refused.call-not-found',
  'call-is-not-open': 'calls.refused.call-is-not-open',
  'application-not-found': 'calls.seal.none',
  'reason-is-missing': 'calls.refused.reason-is-missing',
}

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const read = lookThenDo(await args.request.formData(), { schema, act: 'break' })
  if (!read.ok) return read.answer
  const outcome = await breakSeal({ callId: call.id, ...read.value }, { ...services, queue, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}/applications/${outcome.applicationId}`)
  const field = outcome.refusal === 'reason-is-missing' ? 'reason' : 'reference'
  return { typed: read.typed, errors: { [field]: refused[outcome.refusal] } }
}

/** Opening one application before its time: with a reason, asked twice, and never unseen. */
export default function DeskSealPage({ loaderData: { call }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { reference = '', reason = '' } = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('calls.seal.title')
  const figures = { reference, reason, revision: '…', title: inLanguage(language, call.title, call.titleCy) }
  return (
    <CallDeskPage call={call} title={title} errors={errors} labels={labels}>
      <p>{t('calls.seal.text')}</p>
      <Form>
        {actionData?.asks ? (
          <AskFirst
            no={{ keepsTyped: true, label: t('common.notYet') }}
            question={t('calls.seal.ask', { reference })}
            yes={{ value: 'break', label: t('calls.seal.now'), danger: true }}
          >
            <p>{t('calls.seal.askText', { reason })}</p>
            <input type="hidden" name="reference" value={reference} />
            <input type="hidden" name="reason" value={reason} />
          </AskFirst>
        ) : (
          <>
            <TextInput {...field('reference')} maxLength={20} />
            <TextInput {...field('reason')} />
            <Button kind="quiet" name="do" value="look">
              {t('calls.seal.look')}
            </Button>
          </>
        )}
        {/* The mail names the version that is opened: which one is known when it is. */}
        {actionData?.asks && <ApplicationLetter mail="opened" figures={figures} />}
      </Form>
    </CallDeskPage>
  )
}
