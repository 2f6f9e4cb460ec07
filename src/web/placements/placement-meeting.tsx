import { redirect } from 'react-router'
import { z } from 'zod'
import {
  type GiveRetrospectiveAnswersOutcome,
  giveRetrospectiveAnswers,
} from '#capabilities/placements/give-retrospective-answers.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { optionalText } from '#web/site/fields.ts'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-meeting'
import { MeetingActions } from './meeting-actions.tsx'
import { MeetingAgenda } from './meeting-agenda.tsx'
import { MeetingHead } from './meeting-head.tsx'
import { teamMeeting } from './meeting-in-hand.ts'
import { MeetingVoices, voiceLabels } from './meeting-voices.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { found, back } = await teamMeeting(args)
  const { year, meeting, agenda, carried, made, voices } = found
  const saved = new URL(args.request.url).searchParams.has('saved')
  return { name: year.name, nameCy: year.nameCy, meeting, agenda, carried, made, voices, back, now, saved }
}

const schema = z.object({ well: optionalText(3000), badly: optionalText(3000), change: optionalText(3000) })

const refused: Record<Extract<GiveRetrospectiveAnswersOutcome, { ok: false }>['refusal'], MessageKey> = {
  'meeting-not-found': 'year.refused.meeting-not-found',
  'meeting-is-settled': 'meeting.refused.meeting-is-settled',
  'nothing-is-said': 'forms.required',
}

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { team, found, here } = await teamMeeting(args)
  const form = await args.request.formData()
  if (form.get('do') !== 'answer') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { well, badly, change } = parsed.value
  const said = { well: well ?? '', badly: badly ?? '', change: change ?? '' }
  const asked = { placementId: found.year.id, number: found.meeting.number, ...said }
  const outcome = await giveRetrospectiveAnswers(asked, { ...services, by: team, now })
  const errors: FormErrors = outcome.ok ? {} : { well: refused[outcome.refusal] }
  return outcome.ok ? redirect(`${here}?saved`) : { typed: parsed.typed, errors }
}

/** A meeting of a place as its leads have it, for the programme team to read; their own answers to a retrospective stand beside. */
export default function PlacementMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, nameCy, meeting, carried, made, back, now, saved } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const place = inLanguage(language, name, nameCy)
  const title = `${place}: ${t(`year.meeting.${meeting.kind}`, { number: meeting.number })}`
  const mayAnswer = meeting.kind === 'retrospective' && meeting.state === 'planned'
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={place} />
      <FormErrorSummary errors={errors} labels={voiceLabels} />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <MeetingHead meeting={meeting} now={now} />
      {meeting.state !== 'skipped' && <MeetingAgenda found={loaderData} now={now} />}
      {mayAnswer ? (
        <Form>
          <MeetingVoices found={loaderData} typed={actionData?.typed} errors={errors} />
          <Button name="do" value="answer">
            {t('common.save')}
          </Button>
        </Form>
      ) : (
        <MeetingVoices found={loaderData} typed={undefined} errors={errors} />
      )}
      {(['notes', 'decisions'] as const).map(
        (part) =>
          meeting[part] && (
            <Section key={part} title={t(`meeting.${part}`)}>
              <p className="as-written">{meeting[part]}</p>
            </Section>
          ),
      )}
      {carried.length > 0 && (
        <Section title={t('meeting.carried')} id="carried">
          <MeetingActions caption={t('meeting.carried')} actions={carried} now={now} />
        </Section>
      )}
      {made.length > 0 && (
        <Section title={t('meeting.made')}>
          <MeetingActions caption={t('meeting.made')} actions={made} now={now} />
        </Section>
      )}
    </DeskPage>
  )
}
