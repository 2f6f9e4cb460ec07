import { redirect } from 'react-router'
import { z } from 'zod'
import { type MoveMeetingOutcome, moveMeeting } from '#capabilities/placements/move-meeting.ts'
import { momentsOf } from '#capabilities/placements/year-rules.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { moment } from '#web/calls/call-form.ts'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-meeting-move'
import { MeetingHead } from './meeting-head.tsx'
import { leadMeeting, plannedMeeting } from './meeting-in-hand.ts'

export const loader = (args: Route.LoaderArgs) => plannedMeeting(args)

const schema = z.object({ at: moment, sequence: z.coerce.number().int() })
const labels: FieldLabels = { at: 'year.newTime' }

const refused: Record<Extract<MoveMeetingOutcome, { ok: false }>['refusal'], MessageKey> = {
  'meeting-not-found': 'year.refused.meeting-not-found',
  'changed-meanwhile': 'year.refused.changed-meanwhile',
  'meeting-is-settled': 'meeting.refused.meeting-is-settled',
  'place-is-closed': 'meeting.refused.place-is-closed',
  'outside-the-year': 'year.refused.outside-the-year',
  'in-the-past': 'calls.refused.in-the-past',
}

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf(args)
  const { lead, found, here } = await leadMeeting(args)
  const read = lookThenDo(await args.request.formData(), { schema, act: 'move' })
  if (!read.ok) return read.answer
  const { date: heldOn, time: startsAt } = localParts(read.value.at)
  const { kind, number } = found.meeting
  const asked = { placementId: found.year.id, kind, number, heldOn, startsAt, sequence: read.value.sequence }
  const outcome = await moveMeeting(asked, { ...services, queue, lead, now })
  if (outcome.ok) return redirect(here)
  return { typed: read.typed, errors: { at: refused[outcome.refusal] } }
}

/** One update or retrospective to another time: looked at, with those who are told, before mails go out. */
export default function LeadMeetingMovePage({
  loaderData: { meeting, told, here, now },
  actionData,
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? { at: `${meeting.heldOn}T${meeting.startsAt}` }
  const { field } = useFields({ labels, typed, errors })
  const name = t(`year.meeting.${meeting.kind}`, { number: meeting.number })
  const title = t('year.moveOne', { meeting: name })
  const isWrong = Object.keys(errors).length > 0
  const [heldOn = '', startsAt = ''] = (typed.at ?? '').split('T')
  const moments = actionData?.asks ? momentsOf({ kind: meeting.kind, heldOn, startsAt }) : undefined
  const sequence = isWrong ? meeting.sequence : (typed.sequence ?? meeting.sequence)
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={labels} />
      <MeetingHead meeting={meeting} now={now} title={title} />
      <Form>
        <input type="hidden" name="sequence" value={sequence} />
        {moments ? (
          <AskFirst
            no={{ keepsTyped: true, label: t('common.notYet') }}
            question={t('meeting.moveAsk', { meeting: name, time: sessionTime(language, moments, now) })}
            yes={{ value: 'move', label: t('year.moveNow') }}
          >
            <p>{t('meeting.told', { names: told })}</p>
            <input type="hidden" name="at" value={typed.at ?? ''} />
          </AskFirst>
        ) : (
          <>
            <p>{t('year.moveText')}</p>
            <TextInput {...field('at')} type="datetime-local" hint={t('programme.call.zone')} />
            <Button name="do" value="look">
              {t('meeting.look')}
            </Button>
          </>
        )}
      </Form>
    </DeskPage>
  )
}
