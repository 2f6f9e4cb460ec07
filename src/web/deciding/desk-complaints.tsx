import { redirect } from 'react-router'
import { z } from 'zod'
import {
  type AnswerComplaintOutcome,
  answerComplaint,
  listComplaints,
} from '#capabilities/programme/answer-complaint.ts'
import { complaintDays, daysAfter } from '#capabilities/programme/decision-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CallDeskPage } from '#web/calls/call-desk-page.tsx'
import { callInHand } from '#web/calls/call-in-hand.ts'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-complaints'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  return { call, complaints: await listComplaints({ callId: call.id }, { ...services, team }) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({ complaintId: z.uuid(), acknowledgement: requiredText(3000) })
const labels: FieldLabels = { acknowledgement: 'deciding.complaint.answer' }

const refused: Record<Extract<AnswerComplaintOutcome, { ok: false }>['refusal'], MessageKey> = {
  'complaint-not-found': 'deciding.refused.complaint-not-found',
  'acknowledged-already': 'deciding.refused.acknowledged-already',
  'nothing-is-said': 'deciding.refused.nothing-is-said',
}

export async function action(args: Route.ActionArgs) {
  const { services, queue, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const form = await args.request.formData()
  if (form.get('do') !== 'acknowledge') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const outcome = await answerComplaint({ callId: call.id, ...parsed.value }, { ...services, queue, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}/complaints`)
  return { typed: parsed.typed, errors: { acknowledgement: refused[outcome.refusal] } as FormErrors }
}

/** What applicants complain of, with the day by which each is acknowledged. */
export default function DeskComplaintsPage({ loaderData: { call, complaints }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: {}, errors: {} })
  const title = t('deciding.complaint.desk')
  return (
    <CallDeskPage call={call} title={title} errors={errors} labels={labels}>
      {complaints.length === 0 && (
        <EmptyState title={t('deciding.complaint.none')} level={2} icon="info">
          <p>{t('deciding.complaint.lead', { days: complaintDays })}</p>
        </EmptyState>
      )}
      {complaints.map(({ id, reference, text, madeAt, acknowledgedAt, acknowledgement }) => (
        <Section key={id} title={`${reference} · ${longDate(language, madeAt)}`}>
          <p>{text}</p>
          {acknowledgedAt ? (
            <p>
              <strong>{t('deciding.complaint.acknowledged', { date: longDate(language, acknowledgedAt) })}</strong>{' '}
              {acknowledgement}
            </p>
          ) : (
            <Form>
              <input type="hidden" name="complaintId" value={id} />
              <TextArea
                {...field('acknowledgement')}
                id={`acknowledgement-${id}`}
                hint={t('deciding.complaint.due', { date: longDate(language, daysAfter(madeAt, complaintDays)) })}
                value={actionData?.typed.complaintId === id ? (actionData.typed.acknowledgement ?? '') : ''}
                rows={4}
              />
              <Button name="do" value="acknowledge">
                {t('deciding.complaint.answerNow')}
              </Button>
            </Form>
          )}
        </Section>
      ))}
    </CallDeskPage>
  )
}
