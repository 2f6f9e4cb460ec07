import { redirect } from 'react-router'
import { feedbackDay } from '#capabilities/programme/decision-rules.ts'
import {
  draftFeedback,
  type Feedback,
  findFeedback,
  type GiveFeedbackOutcome,
  giveFeedback,
} from '#capabilities/programme/give-feedback.ts'
import { findSentApplication } from '#capabilities/programme/list-sent-applications.ts'
import { type Criterion, criteria } from '#capabilities/programme/rubric.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { callInHand } from '#web/calls/call-in-hand.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { readTyped } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-feedback'

async function inHand(args: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const { application: applicationId } = args.params
  const asked = { callId: call.id, applicationId }
  const found =
    call.outcomeShown && isId(applicationId) ? await findSentApplication(asked, { ...services, team }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { call, team, found }
}

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team, found } = await inHand(args)
  const { applicationId } = found
  const given = await findFeedback({ applicationId }, services)
  const draft = await draftFeedback({ callId: call.id, applicationId }, { ...services, team })
  const words = given.length > 0 ? Object.fromEntries(given.map((one) => [one.criterion, one.text])) : draft
  return { call, found, words, isGiven: given.length > 0 }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const labels = Object.fromEntries(
  criteria.map((criterion): [Criterion, MessageKey] => [criterion, `programme.criterion.${criterion}.name`]),
) as FieldLabels<Criterion>

const refused: Record<Extract<GiveFeedbackOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-announced': 'deciding.refused.not-announced',
  'application-not-found': 'deciding.refused.application-not-found',
  'feedback-is-missing': 'deciding.refused.feedback-is-missing',
}

export async function action(args: Route.ActionArgs) {
  const { services, queue, now } = visitOf(args)
  const { call, team, found } = await inHand(args)
  const { applicationId } = found
  const form = await args.request.formData()
  if (form.get('do') !== 'send') throw new Response(null, { status: 400 })
  const typed = readTyped(form, criteria)
  const feedback = Object.fromEntries(criteria.map((one) => [one, typed[one] ?? ''])) as Feedback
  const powers = { ...services, queue, team, now }
  const outcome = await giveFeedback({ callId: call.id, applicationId, feedback }, powers)
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}/applications`)
  const [missing = 'vision'] = criteria.filter((one) => !typed[one])
  return { typed, errors: { [missing]: refused[outcome.refusal] } as FormErrors }
}

/** What one applicant is told, criterion by criterion: what assessors wrote stands there to begin with, without their names. */
export default function DeskFeedbackPage({ loaderData, actionData }: Route.ComponentProps) {
  const { call, found, words, isGiven } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? words, errors })
  const title = t('deciding.feedback.for', { place: found.content.place?.placeName ?? found.reference })
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/programme/desk/calls/${call.id}/applications`} label={t('calls.applications.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      {isGiven && <Notice tone="good" title={t('deciding.feedback.given')} />}
      <p>{t('deciding.feedback.lead', { date: longDate(language, feedbackDay(call)) })}</p>
      <Form>
        {criteria.map((criterion) => (
          <TextArea key={criterion} {...field(criterion)} rows={6} maxLength={3000} />
        ))}
        <Button name="do" value="send">
          {t('deciding.feedback.send')}
        </Button>
      </Form>
    </DeskPage>
  )
}
