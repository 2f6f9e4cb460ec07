import { redirect } from 'react-router'
import { z } from 'zod'
import { actionRevision, findMeetingAction } from '#capabilities/placements/find-meeting.ts'
import { type ReviseMeetingActionOutcome, reviseMeetingAction } from '#capabilities/placements/revise-meeting-action.ts'
import { listPlaceLeads } from '#capabilities/places/list-place-leads.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-action'

async function inHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const { action: actionId } = params
  const found = isId(actionId) ? await findMeetingAction({ actionId }, { ...services, of: lead }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const { kind, number } = found.action
  return { lead, ...found, placeId: place.id, back: `/${place.slug}/lead/year/${kind}-${number}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { action, placeId, back } = await inHand(args)
  const leads = await listPlaceLeads({ placeId }, services)
  const { text, ownerId, dueOn, ownerName } = action
  return {
    ...{ action, back, revision: actionRevision(action), stored: asTyped({ text, ownerId, dueOn }) },
    people: [
      ...leads.map(({ personId, name }) => ({ personId, name })),
      // The present owner keeps it, whether they lead the place or run the programme.
      ...(leads.some(({ personId }) => personId === ownerId) ? [] : [{ personId: ownerId, name: ownerName }]),
    ],
  }
}

const schema = z.object({
  text: optionalText(300),
  ownerId: z.uuid({ error: says('forms.choose') }).optional(),
  dueOn: z.iso.date({ error: says('forms.badDate') }).optional(),
  reason: optionalText(300),
})
const labels = {
  text: 'meeting.action.text',
  ownerId: 'meeting.action.owner',
  dueOn: 'meeting.action.due',
  reason: 'meeting.action.dropReason',
} satisfies FieldLabels

type Refusal = Extract<ReviseMeetingActionOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'action-not-found': 'meeting.refused.action-not-found',
  'changed-meanwhile': 'forms.changed.title',
  'owner-not-found': 'forms.choose',
  'reason-is-missing': 'forms.required',
  'nothing-is-said': 'forms.required',
  'day-is-out-of-reach': 'meeting.refused.day-is-out-of-reach',
}
const fields: Partial<Record<Refusal, keyof typeof labels>> = {
  'owner-not-found': 'ownerId',
  'reason-is-missing': 'reason',
  'day-is-out-of-reach': 'dueOn',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { lead, year, action: stored, back } = await inHand(args)
  const form = await args.request.formData()
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const { text, ownerId = '', dueOn = '', reason } = value
  const changes = {
    change: { to: 'other', text: text ?? '', ownerId, dueOn },
    done: { to: 'done' },
    drop: { to: 'dropped', reason: reason ?? '' },
    open: { to: 'open' },
  } as const
  const doing = (['change', 'done', 'drop', 'open'] as const).find((one) => one === form.get('do'))
  if (!doing) throw new Response(null, { status: 400 })
  if (doing === 'change' && !(ownerId && dueOn))
    return { typed, errors: ownerId ? { dueOn: 'forms.required' } : { ownerId: 'forms.choose' } }
  const asked = { placementId: year.id, actionId: stored.id, change: changes[doing], basedOn: basedOnOf(form) ?? '' }
  const outcome = await reviseMeetingAction(asked, { ...services, lead, now })
  if (outcome.ok) return redirect(`${back}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
  return { typed, errors: { [fields[outcome.refusal] ?? 'text']: refused[outcome.refusal] } }
}

/** One thing to do: changed, done, dropped with a reason, or opened again. */
export default function LeadActionPage({
  loaderData: { action: one, people, back, revision, stored },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? stored, errors })
  const title = t('meeting.action.title')
  const isWrong = Object.keys(errors).length > 0
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t(`year.meeting.${one.kind}`, { number: one.number })} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        {one.state === 'open' ? (
          <>
            <TextInput {...field('text')} />
            <Select
              {...field('ownerId')}
              options={people.map(({ personId, name }) => ({ value: personId, label: name || t('meeting.former') }))}
            />
            <TextInput {...field('dueOn')} type="date" />
            <ButtonGroup>
              <Button name="do" value="change">
                {t('common.save')}
              </Button>
              <Button kind="quiet" name="do" value="done">
                {t('meeting.action.done')}
              </Button>
            </ButtonGroup>
            <Section title={t('meeting.action.dropTitle')}>
              <TextInput {...field('reason')} hint={t('meeting.action.dropHint')} />
              <Button kind="quiet" name="do" value="drop">
                {t('meeting.action.drop')}
              </Button>
            </Section>
          </>
        ) : (
          <>
            <Notice tone="info" title={t(one.state === 'done' ? 'meeting.action.isDone' : 'meeting.action.isDropped')}>
              <p>{one.text}</p>
              {one.droppedReason && <p>{one.droppedReason}</p>}
            </Notice>
            <Button kind="quiet" name="do" value="open">
              {t('meeting.action.reopen')}
            </Button>
          </>
        )}
      </Form>
    </DeskPage>
  )
}
