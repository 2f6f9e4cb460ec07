import { redirect } from 'react-router'
import { feedbackDay } from '#capabilities/programme/decision-rules.ts'
import {
  draftFeedback,
  type Feedback,
  findFeedback,
  type GiveFeedbackOutcome,
  giveFeedback,
  longestFeedback,
} from '#capabilities/programme/give-feedback.ts'
import {
  findFeedbackDraft,
  type KeepFeedbackDraftOutcome,
  keepFeedbackDraft,
} from '#capabilities/programme/keep-feedback-draft.ts'
import { type Criterion, criteria } from '#capabilities/programme/rubric.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { sentInHand } from '#web/calls/sent-in-hand.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { readWhole } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-feedback'

async function inHand(args: Route.LoaderArgs | Route.ActionArgs) {
  const held = await sentInHand(args)
  if (!held.call.outcomeShown) throw new Response(null, { status: 404 })
  return held
}

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team, found } = await inHand(args)
  const { applicationId } = found
  const powers = { ...services, team }
  const of = { callId: call.id, applicationId }
  const [given, kept, begun] = await Promise.all([
    findFeedback({ applicationId }, services),
    findFeedbackDraft(of, powers),
    draftFeedback(of, powers),
  ])
  const told = Object.fromEntries(given.map((one) => [one.criterion, one.text]))
  const words: Record<string, string> = kept ?? (given.length > 0 ? told : begun)
  return { call, found, words, isGiven: given.length > 0, isDraft: kept !== undefined }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const labels = Object.fromEntries(
  criteria.map((criterion): [Criterion, MessageKey] => [criterion, `programme.criterion.${criterion}.name`]),
) as FieldLabels<Criterion>

type Outcome = GiveFeedbackOutcome | KeepFeedbackDraftOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  'not-announced': 'deciding.refused.not-announced',
  'application-not-found': 'deciding.refused.application-not-found',
  'feedback-is-missing': 'deciding.refused.feedback-is-missing',
  'feedback-is-too-long': 'deciding.refused.feedback-is-too-long',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { call, team, found } = await inHand(args)
  const { applicationId } = found
  const form = await args.request.formData()
  const doing = form.get('do')
  if (doing !== 'keep' && doing !== 'look' && doing !== 'send') throw new Response(null, { status: 400 })
  const typed = readWhole(form, criteria)
  const of = { callId: call.id, applicationId }
  const powers = { ...services, queue, team, now }
  const errors: FormErrors = {}
  for (const criterion of criteria) {
    const length = typed[criterion]?.length ?? 0
    if (length > longestFeedback)
      errors[criterion] = { message: 'forms.tooLong', figures: { limit: longestFeedback, length } }
    else if (length === 0 && doing !== 'keep') errors[criterion] = 'forms.required'
  }
  // What is too long would be refused later, too: it is kept when it is mended.
  if (Object.values(errors).every((problem) => typeof problem === 'string')) {
    const kept = await keepFeedbackDraft({ ...of, typed }, powers)
    if (!kept.ok) return { typed, errors: { vision: refused[kept.refusal] } }
  }
  if (Object.keys(errors).length > 0) return { typed, errors }
  if (doing === 'keep') return redirect(`/programme/desk/calls/${call.id}/applications/${applicationId}/feedback`)
  if (doing === 'look') return { typed, errors, asks: true }
  const feedback = Object.fromEntries(criteria.map((one) => [one, typed[one] ?? ''])) as Feedback
  const outcome = await giveFeedback({ ...of, feedback }, powers)
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}/applications`)
  return { typed, errors: { vision: refused[outcome.refusal] } }
}

/** What one applicant is told, criterion by criterion: what assessors wrote stands there to begin with, without their names. */
export default function DeskFeedbackPage({ loaderData, actionData }: Route.ComponentProps) {
  const { call, found, words, isGiven, isDraft } = loaderData
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
      {isDraft && !actionData && <Notice tone="info" title={t('deciding.feedback.draft')} />}
      {actionData?.asks ? (
        <Form>
          <AskFirst
            no={{ label: t('common.notYet') }}
            question={t('deciding.feedback.ask')}
            yes={{ value: 'send', label: t('deciding.feedback.send') }}
          >
            <p>{t('deciding.feedback.askText')}</p>
            {criteria.map((criterion) => (
              <input key={criterion} type="hidden" name={criterion} value={actionData.typed[criterion] ?? ''} />
            ))}
          </AskFirst>
          <SummaryList
            lines
            rows={criteria.map((criterion) => ({
              term: t(`programme.criterion.${criterion}.name`),
              detail: <Paragraphs text={actionData.typed[criterion] ?? ''} />,
            }))}
          />
        </Form>
      ) : (
        <Form>
          {criteria.map((criterion) => (
            <TextArea key={criterion} {...field(criterion)} rows={6} />
          ))}
          <ButtonGroup>
            <Button name="do" value="look">
              {t('deciding.feedback.look')}
            </Button>
            <Button kind="quiet" name="do" value="keep">
              {t('deciding.feedback.keep')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </DeskPage>
  )
}
