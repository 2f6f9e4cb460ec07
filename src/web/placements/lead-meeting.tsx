import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddMeetingActionOutcome, addMeetingAction } from '#capabilities/placements/add-meeting-action.ts'
import { notesRevision } from '#capabilities/placements/find-meeting.ts'
import {
  type GiveRetrospectiveAnswersOutcome,
  giveRetrospectiveAnswers,
} from '#capabilities/placements/give-retrospective-answers.ts'
import { type HoldMeetingOutcome, holdMeeting } from '#capabilities/placements/hold-meeting.ts'
import { type RestoreMeetingOutcome, restoreMeeting } from '#capabilities/placements/restore-meeting.ts'
import { type ReviseMeetingActionOutcome, reviseMeetingAction } from '#capabilities/placements/revise-meeting-action.ts'
import { type UpdateMeetingNotesOutcome, updateMeetingNotes } from '#capabilities/placements/update-meeting-notes.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { LookedAt } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-meeting'
import { MeetingActions } from './meeting-actions.tsx'
import { MeetingAgenda } from './meeting-agenda.tsx'
import { MeetingHead } from './meeting-head.tsx'
import { leadMeeting, withRevision } from './meeting-in-hand.ts'
import { MeetingVoices, voiceLabels } from './meeting-voices.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { found, back, here, desk } = await leadMeeting(args)
  const { meeting, carried, made, people, voices, agenda } = found
  return {
    ...{ meeting, people, voices, agenda, back, here, desk, now, requestId: randomUUID() },
    ...{ carried: carried.map(withRevision), made: made.map(withRevision) },
    stored: asTyped({ notes: meeting.notes, decisions: meeting.decisions }),
    revision: notesRevision(meeting),
    saved: new URL(args.request.url).searchParams.has('saved'),
    isAhead: meeting.heldOn > localParts(now).date,
  }
}

const schema = z.object({
  notes: optionalText(12_000),
  decisions: optionalText(6000),
  text: optionalText(300),
  ownerId: z.uuid({ error: says('forms.choose') }).optional(),
  dueOn: z.iso.date({ error: says('forms.badDate') }).optional(),
  well: optionalText(3000),
  badly: optionalText(3000),
  change: optionalText(3000),
  requestId: z.uuid().optional(),
  sequence: z.coerce.number().int().optional(),
})
const writtenLabels: FieldLabels<'notes' | 'decisions'> = { notes: 'meeting.notes', decisions: 'meeting.decisions' }
const labels = {
  ...writtenLabels,
  ...voiceLabels,
  text: 'meeting.action.text',
  ownerId: 'meeting.action.owner',
  dueOn: 'meeting.action.due',
} satisfies FieldLabels

type Outcome =
  | AddMeetingActionOutcome
  | GiveRetrospectiveAnswersOutcome
  | HoldMeetingOutcome
  | RestoreMeetingOutcome
  | ReviseMeetingActionOutcome
  | UpdateMeetingNotesOutcome
type Refusal = Extract<Outcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'meeting-not-found': 'year.refused.meeting-not-found',
  'changed-meanwhile': 'forms.changed.title',
  'meeting-is-skipped': 'meeting.refused.meeting-is-skipped',
  'meeting-is-settled': 'meeting.refused.meeting-is-settled',
  'meeting-takes-place': 'meeting.refused.meeting-takes-place',
  'place-is-closed': 'meeting.refused.place-is-closed',
  'not-its-day-yet': 'meeting.refused.not-its-day-yet',
  'nothing-is-said': 'forms.required',
  'day-is-out-of-reach': 'meeting.refused.day-is-out-of-reach',
  'owner-not-found': 'forms.choose',
  'too-many-actions': 'meeting.refused.too-many-actions',
  'action-not-found': 'meeting.refused.action-not-found',
  'reason-is-missing': 'forms.required',
}

/** What was moved or skipped anew since says so: nobody changed words of the page. */
const restoreRefused = (refusal: Extract<RestoreMeetingOutcome, { ok: false }>['refusal']): MessageKey =>
  refusal === 'changed-meanwhile' ? 'year.refused.changed-meanwhile' : refused[refusal]

interface Answer extends LookedAt {
  notice?: MessageKey
  isChanged?: boolean
  /** What could be kept is kept, although something else could not be done. */
  isSaved?: boolean
}

/** All buttons of the page send what was typed anywhere on it: notes, answers and a new action are kept first. */
export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { lead, found, here } = await leadMeeting(args)
  const form = await args.request.formData()
  const [doing, actionId = '', basedOn = ''] = String(form.get('do')).split(' ')
  if (!['write', 'done', 'look', 'hold', 'restore'].includes(doing ?? '')) throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const powers = { ...services, lead, now }
  const key = { placementId: found.year.id, kind: found.meeting.kind, number: found.meeting.number }
  const back = redirect(`${here}?saved`)
  if (doing === 'restore') {
    const outcome = await restoreMeeting({ ...key, sequence: value.sequence ?? -1 }, { ...powers, queue })
    return outcome.ok ? redirect(here) : { typed, errors: {}, notice: restoreRefused(outcome.refusal) }
  }
  if (form.has('notes')) {
    const written = { notes: value.notes ?? '', decisions: value.decisions ?? '', basedOn: basedOnOf(form) ?? '' }
    const outcome = await updateMeetingNotes({ ...key, ...written }, powers)
    if (!outcome.ok)
      return outcome.refusal === 'changed-meanwhile'
        ? { typed, errors: {}, isChanged: true }
        : { typed, errors: {}, notice: refused[outcome.refusal] }
  }
  const [well, badly, change] = [value.well ?? '', value.badly ?? '', value.change ?? '']
  if (well + badly + change !== '') {
    const outcome = await giveRetrospectiveAnswers({ ...key, well, badly, change }, { ...powers, by: lead })
    if (!outcome.ok) return { typed, errors: {}, notice: refused[outcome.refusal], isSaved: true }
  }
  if (value.text) {
    const missing: FormErrors = {
      ...(value.ownerId ? {} : { ownerId: 'forms.choose' }),
      ...(value.dueOn ? {} : { dueOn: 'forms.required' }),
    }
    const { text, ownerId, dueOn, requestId } = value
    if (!ownerId || !dueOn) return { typed, errors: missing, isSaved: true }
    const outcome = await addMeetingAction(
      { ...key, requestId: requestId ?? randomUUID(), text, ownerId, dueOn },
      powers,
    )
    if (!outcome.ok) return { typed, errors: { [fieldOf(outcome.refusal)]: refused[outcome.refusal] }, isSaved: true }
  }
  if (doing === 'done') {
    if (!isId(actionId)) throw new Response(null, { status: 400 })
    const asked = { placementId: key.placementId, actionId, change: { to: 'done' as const }, basedOn }
    const outcome = await reviseMeetingAction(asked, powers)
    if (!outcome.ok) return { typed, errors: {}, notice: refused[outcome.refusal], isSaved: true }
  }
  if (doing === 'look') {
    const { text: _text, ownerId: _ownerId, dueOn: _dueOn, ...kept } = typed
    return { typed: kept, errors: {}, asks: true, isSaved: true }
  }
  if (doing === 'hold') {
    const outcome = await holdMeeting(key, powers)
    if (!outcome.ok) return { typed, errors: {}, notice: refused[outcome.refusal], isSaved: true }
  }
  return back
}

function fieldOf(refusal: Refusal): keyof typeof labels {
  if (refusal === 'owner-not-found') return 'ownerId'
  return refusal === 'day-is-out-of-reach' ? 'dueOn' : 'text'
}

/** One update or retrospective: its agenda, what was said and decided, and what is to be done until when. */
export default function LeadMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, back, here, desk, now, stored, saved, requestId, revision } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t(`year.meeting.${meeting.kind}`, { number: meeting.number })
  const isWrong = Object.keys(errors).length > 0
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t('year.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={writtenLabels} saved={stored} typed={actionData.typed} />}
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <MeetingHead meeting={meeting} now={now} />
      <Form>
        <input type="hidden" name="sequence" value={meeting.sequence} />
        {actionData?.asks && (
          <AskFirst
            no={{ href: here, label: t('common.notYet') }}
            question={t('meeting.holdAsk')}
            yes={{ value: 'hold', label: t('meeting.holdNow') }}
          >
            <p>{t(meeting.kind === 'update' ? 'meeting.holdText' : 'meeting.holdVoices')}</p>
          </AskFirst>
        )}
        {meeting.state !== 'skipped' && <MeetingAgenda found={loaderData} now={now} desk={desk} />}
        <MeetingVoices found={loaderData} typed={actionData?.typed} errors={errors} />
        {meeting.state !== 'skipped' && (
          <>
            <BasedOn revision={revision} answered={actionData} />
            <input type="hidden" name="requestId" value={requestId} />
            <Written page={loaderData} typed={actionData?.typed} errors={errors} />
          </>
        )}
        <Ways page={loaderData} asks={actionData?.asks === true} />
      </Form>
    </DeskPage>
  )
}

type Page = Route.ComponentProps['loaderData']

/** What was said, what was decided, and what is to be done. */
function Written({ page, typed, errors }: { page: Page; typed: Answer['typed'] | undefined; errors: FormErrors }) {
  const { carried, made, people, now, back, stored } = page
  const { t } = useTranslation()
  const { field } = useFields({ labels, typed: typed ?? stored, errors })
  const at = `${back}/actions`
  return (
    <>
      <Section title={t('meeting.written')}>
        <TextArea {...field('notes')} rows={6} optional={t('common.optional')} />
        <TextArea {...field('decisions')} rows={3} hint={t('meeting.decisionsHint')} optional={t('common.optional')} />
      </Section>
      {carried.length > 0 && (
        <Section title={t('meeting.carried')} id="carried">
          <MeetingActions caption={t('meeting.carried')} actions={carried} now={now} at={at} />
        </Section>
      )}
      <Section title={t('meeting.made')} id="actions">
        {made.length > 0 && <MeetingActions caption={t('meeting.made')} actions={made} now={now} at={at} />}
        <TextInput {...field('text')} label={t('meeting.action.new')} optional={t('common.optional')} />
        <Select
          {...field('ownerId')}
          options={[
            { value: '', label: t('forms.choose') },
            ...people.map(({ personId, name, side }) => ({
              value: personId,
              label: side === 'lead' ? name : t('meeting.voice.team', { name }),
            })),
          ]}
        />
        <TextInput {...field('dueOn')} type="date" />
      </Section>
    </>
  )
}

function Ways({ page: { meeting, here, isAhead }, asks }: { page: Page; asks: boolean }) {
  const { t } = useTranslation()
  if (meeting.state === 'skipped')
    return (
      <Button kind="quiet" name="do" value="restore">
        {t('meeting.restore')}
      </Button>
    )
  const mayHold = meeting.state === 'planned' && !isAhead && !asks
  return (
    <ButtonGroup>
      <Button kind={mayHold || asks ? 'quiet' : 'primary'} name="do" value="write">
        {t('common.save')}
      </Button>
      {mayHold && (
        <Button name="do" value="look">
          {t('meeting.hold')}
        </Button>
      )}
      {meeting.state === 'planned' && (
        <>
          <ButtonLink kind="plain" href={`${here}/move`}>
            {t('year.move')}
          </ButtonLink>
          <ButtonLink kind="plain" href={`${here}/skip`}>
            {t('meeting.skip')}
          </ButtonLink>
        </>
      )}
    </ButtonGroup>
  )
}
