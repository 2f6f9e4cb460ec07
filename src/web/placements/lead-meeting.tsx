import { redirect } from 'react-router'
import { z } from 'zod'
import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { type MoveMeetingOutcome, moveMeeting } from '#capabilities/placements/move-meeting.ts'
import { momentsOf } from '#capabilities/placements/year-rules.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { moment } from '#web/calls/call-form.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-meeting'

async function meetingInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const year = await findPlacement({}, { ...services, of: lead })
  const meeting = year?.meetings.find(({ kind, number }) => `${kind}-${number}` === params.meeting)
  if (!year || !meeting) throw new Response(null, { status: 404 })
  return { lead, year, meeting, back: `/${place.slug}/lead/year` }
}

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { meeting, back } = await meetingInHand(args)
  return { meeting, back, now }
}

const schema = z.object({ at: moment, sequence: z.coerce.number().int() })
const labels: FieldLabels = { at: 'year.newTime' }

const refused: Record<Extract<MoveMeetingOutcome, { ok: false }>['refusal'], MessageKey> = {
  'meeting-not-found': 'year.refused.meeting-not-found',
  'changed-meanwhile': 'year.refused.changed-meanwhile',
  'outside-the-year': 'year.refused.outside-the-year',
  'in-the-past': 'calls.refused.in-the-past',
}

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { lead, year, meeting, back } = await meetingInHand(args)
  const parsed = parseForm(schema, await args.request.formData())
  if (!parsed.ok) return parsed
  const { date: heldOn, time: startsAt } = localParts(parsed.value.at)
  const { kind, number } = meeting
  const asked = { placementId: year.id, kind, number, heldOn, startsAt, sequence: parsed.value.sequence }
  const outcome = await moveMeeting(asked, { ...services, lead, now })
  if (outcome.ok) return redirect(back)
  return { typed: parsed.typed, errors: { at: refused[outcome.refusal] } as FormErrors }
}

/** One update or retrospective to another time; calendars that have it follow when they are brought up to date. */
export default function LeadMeetingPage({ loaderData: { meeting, back, now }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? { at: `${meeting.heldOn}T${meeting.startsAt}` }
  const { field } = useFields({ labels, typed, errors })
  const title = t('year.moveOne', { meeting: t(`year.meeting.${meeting.kind}`, { number: meeting.number }) })
  const moments = momentsOf(meeting)
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t('year.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      {moments && <p>{t('year.isAt', { time: sessionTime(language, moments, now) })}</p>}
      <p>{t('year.moveText')}</p>
      <Form>
        <input type="hidden" name="sequence" value={meeting.sequence} />
        <TextInput {...field('at')} type="datetime-local" hint={t('programme.call.zone')} />
        <Button>{t('year.moveNow')}</Button>
      </Form>
    </DeskPage>
  )
}
