import { redirect } from 'react-router'
import { z } from 'zod'
import { type StopMeetingOutcome, stopMeeting } from '#capabilities/placements/stop-meeting.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-meeting-skip'
import { MeetingHead } from './meeting-head.tsx'
import { leadMeeting, plannedMeeting } from './meeting-in-hand.ts'

export const loader = (args: Route.LoaderArgs) => plannedMeeting(args)

const refused: Record<Extract<StopMeetingOutcome, { ok: false }>['refusal'], MessageKey> = {
  'meeting-not-found': 'year.refused.meeting-not-found',
  'meeting-is-settled': 'meeting.refused.meeting-is-settled',
  'place-is-closed': 'meeting.refused.place-is-closed',
  'changed-meanwhile': 'year.refused.changed-meanwhile',
  'reason-is-missing': 'forms.required',
}

const labels: FieldLabels = { reason: 'meeting.skipReason' }
const schema = z.object({ reason: requiredText(500), sequence: z.coerce.number().int() })

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf(args)
  const { lead, found, here } = await leadMeeting(args)
  const read = lookThenDo(await args.request.formData(), { schema, act: 'skip' })
  if (!read.ok) return read.answer
  const { year, meeting } = found
  const key = { placementId: year.id, kind: meeting.kind, number: meeting.number }
  const outcome = await stopMeeting({ ...key, ...read.value }, { ...services, queue, lead, now })
  return outcome.ok ? redirect(here) : { typed: read.typed, errors: { reason: refused[outcome.refusal] } }
}

/** A meeting is skipped with a reason, which is looked at, with those who are told, before it is sent. */
export default function LeadMeetingSkipPage({
  loaderData: { meeting, told, here, now },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const name = t(`year.meeting.${meeting.kind}`, { number: meeting.number })
  const title = t('meeting.skipOne', { meeting: name })
  const isWrong = Object.keys(errors).length > 0
  const sequence = isWrong ? meeting.sequence : (typed.sequence ?? meeting.sequence)
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={labels} />
      <MeetingHead meeting={meeting} now={now} title={title} />
      <Form>
        <input type="hidden" name="sequence" value={sequence} />
        {actionData?.asks ? (
          <AskFirst
            no={{ keepsTyped: true, label: t('common.notYet') }}
            question={t('meeting.skipAsk', { meeting: name })}
            yes={{ value: 'skip', label: t('meeting.skipNow') }}
          >
            <p className="as-written">{typed.reason}</p>
            <p>{t('meeting.told', { names: told })}</p>
            <input type="hidden" name="reason" value={typed.reason ?? ''} />
          </AskFirst>
        ) : (
          <>
            <TextArea {...field('reason')} rows={3} hint={t('meeting.skipHint')} />
            <Button name="do" value="look">
              {t('meeting.look')}
            </Button>
          </>
        )}
      </Form>
    </DeskPage>
  )
}
