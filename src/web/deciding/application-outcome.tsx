import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AnswerOfferOutcome, answerOffer } from '#capabilities/programme/answer-offer.ts'
import { assistanceLimitPounds, complaintDays, feedbackDay } from '#capabilities/programme/decision-rules.ts'
import { findOffer } from '#capabilities/programme/find-offer.ts'
import { findFeedback } from '#capabilities/programme/give-feedback.ts'
import { listOwnComplaints, type SendComplaintOutcome, sendComplaint } from '#capabilities/programme/send-complaint.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { dayAndTime, longDate, pounds } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ownApplication } from '#web/programme/application-in-hand.ts'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { requiredText, says, wholeNumberBetween } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-outcome'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { link, application, call, here, outcomeShown, now } = await ownApplication(args)
  const isOver = outcomeShown || application.state === 'ineligible'
  if (!isOver || application.revision === 0) throw redirect(here)
  const [offer, feedback, complaints] = await Promise.all([
    findOffer(link, services),
    findFeedback(link, services),
    listOwnComplaints(link, services),
  ])
  const { state, reference } = application
  return {
    place: application.typed.place?.placeName ?? reference,
    ...{ state, reference, call, here, offer, feedback, complaints, outcomeShown, now },
    requestId: randomUUID(),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const acceptance = z.object({
  assistancePounds: wholeNumberBetween(0, 10_000_000),
  confirmedBy: requiredText(120),
  confirms: z.literal('yes', { error: says('deciding.offer.mustConfirm') }),
})
const complaint = z.object({ text: requiredText(3000), requestId: z.uuid() })
const labels: FieldLabels = {
  assistancePounds: 'deciding.offer.had',
  confirmedBy: 'deciding.offer.by',
  confirms: 'deciding.offer.confirmation',
  text: 'deciding.complaint.text',
}

const refused: Record<Extract<AnswerOfferOutcome | SendComplaintOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'nothing-is-offered': 'deciding.refused.nothing-is-offered',
  'offer-has-ended': 'deciding.refused.offer-has-ended',
  'places-are-taken': 'deciding.refused.places-are-taken',
  'limit-is-passed': 'deciding.refused.limit-is-passed',
  'not-announced': 'deciding.refused.not-announced',
  'nothing-is-said': 'deciding.refused.nothing-is-said',
  'too-many-complaints': 'deciding.refused.too-many-complaints',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { link, here, application, outcomeShown } = await ownApplication(args)
  if (!outcomeShown && application.state !== 'ineligible') throw new Response(null, { status: 404 })
  const { applicationId } = link
  const powers = { ...services, queue, now }
  const back = `${here}/outcome`
  const form = await args.request.formData()
  switch (form.get('do')) {
    case 'accept': {
      const parsed = parseForm(acceptance, form)
      if (!parsed.ok) return parsed
      const { assistancePounds, confirmedBy } = parsed.value
      const answer = { accepts: true as const, assistancePounds, confirmedBy }
      const outcome = await answerOffer({ applicationId, answer }, powers)
      if (outcome.ok) return redirect(`${here}/founding`)
      return { typed: parsed.typed, errors: { assistancePounds: refused[outcome.refusal] } }
    }
    case 'look':
      return { typed: {}, errors: {}, asks: true }
    case 'turn-down': {
      const outcome = await answerOffer({ applicationId, answer: { accepts: false } }, powers)
      if (outcome.ok) return redirect(back)
      return { typed: {}, errors: { assistancePounds: refused[outcome.refusal] } }
    }
    case 'complain': {
      const parsed = parseForm(complaint, form)
      if (!parsed.ok) return parsed
      const outcome = await sendComplaint({ applicationId, ...parsed.value }, powers)
      if (outcome.ok) return redirect(back)
      return { typed: parsed.typed, errors: { text: refused[outcome.refusal] } }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** What was decided about an application, what can be done now, and why it was decided so. */
export default function ApplicationOutcomePage({ loaderData, actionData }: Route.ComponentProps) {
  const { state, reference, place, call, here, offer, feedback, complaints, ...page } = loaderData
  const { outcomeShown, requestId, now } = page
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t(`applying.state.${state}`)
  const amount = pounds(language, (call.valuePounds - call.contributionPounds) * 100)
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={labels}>
      <PageHead eyebrow={place} title={title} lead={t('deciding.yours', { reference })} />
      {state === 'accepted' && (
        <p>
          <ButtonLink href={`${here}/founding`}>{t('year.found.go')}</ButtonLink>
        </p>
      )}
      {state === 'reserve' && <p>{t('deciding.reserveText')}</p>}
      {state === 'offered' && offer && (
        <Section title={t('deciding.offer.title', { until: dayAndTime(language, offer.endsAt, now) })}>
          <p>{t('deciding.offer.notice', { amount, limit: pounds(language, assistanceLimitPounds * 100) })}</p>
          <Form>
            <TextInput {...field('assistancePounds')} inputMode="numeric" hint={t('deciding.offer.hadHint')} />
            <TextInput {...field('confirmedBy')} maxLength={120} hint={t('deciding.offer.byHint')} />
            <Checkbox
              name="confirms"
              label={t('deciding.offer.confirms', { amount, limit: pounds(language, assistanceLimitPounds * 100) })}
              checked={actionData?.typed.confirms !== undefined}
              error={field('confirms').error}
            />
            <Button name="do" value="accept">
              {t('deciding.offer.accept')}
            </Button>
          </Form>
          <TurnDown asks={actionData?.asks ?? false} />
        </Section>
      )}
      {outcomeShown && (
        <Section title={t('deciding.feedback.title')}>
          {feedback.length === 0 ? (
            <p>{t('deciding.feedback.by', { date: longDate(language, feedbackDay(call)) })}</p>
          ) : (
            <SummaryList
              lines
              rows={feedback.map(({ criterion, text }) => ({
                term: t(`programme.criterion.${criterion}.name`),
                detail: text,
              }))}
            />
          )}
        </Section>
      )}
      <Section title={t('deciding.complaint.title')}>
        {complaints.map(({ id, text, madeAt, acknowledgedAt, acknowledgement }) => (
          <Notice
            key={id}
            tone={acknowledgedAt ? 'good' : 'info'}
            title={t(acknowledgedAt ? 'deciding.complaint.acknowledged' : 'deciding.complaint.arrived', {
              date: longDate(language, acknowledgedAt ?? madeAt),
            })}
          >
            {text && <p>{text}</p>}
            {acknowledgement && <p>{acknowledgement}</p>}
          </Notice>
        ))}
        <Disclosure summary={t('deciding.complaint.make')}>
          <Form>
            <p>{t('deciding.complaint.lead', { days: complaintDays })}</p>
            <input type="hidden" name="requestId" value={actionData?.typed.requestId ?? requestId} />
            <TextArea {...field('text')} rows={6} />
            <Button kind="quiet" name="do" value="complain">
              {t('deciding.complaint.send')}
            </Button>
          </Form>
        </Disclosure>
      </Section>
    </NarrowPage>
  )
}

function TurnDown({ asks }: { asks: boolean }) {
  const { t } = useTranslation()
  return (
    <Form>
      {asks ? (
        <AskFirst
          no={{ label: t('common.notYet') }}
          question={t('deciding.offer.ask')}
          yes={{ value: 'turn-down', label: t('deciding.offer.turnDownNow'), danger: true }}
        >
          <p>{t('deciding.offer.askText')}</p>
        </AskFirst>
      ) : (
        <Button kind="quiet" name="do" value="look">
          {t('deciding.offer.turnDown')}
        </Button>
      )}
    </Form>
  )
}
