import { redirect } from 'react-router'
import { z } from 'zod'
import { exitRevision } from '#capabilities/placements/find-exit-plan.ts'
import { type UpdateExitLineOutcome, updateExitLine } from '#capabilities/placements/update-exit-line.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { optionalText, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-exit-line'
import { leadExitLine } from './exit-in-hand.ts'
import { ExitTag, factsInWords } from './exit-view.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { line, plan, here } = await leadExitLine(args)
  const { facts, people, isOpen } = plan
  const { ownerId, ownerName, dueOn, said } = line
  return {
    ...{ line, facts, people, isOpen, here, revision: exitRevision(line), stored: asTyped({ ownerId, dueOn, said }) },
    owners: [
      ...people,
      // The present owner keeps it, whether they still come or not.
      ...(ownerId && !people.some(({ personId }) => personId === ownerId)
        ? [{ personId: ownerId, name: ownerName ?? '', side: 'lead' as const }]
        : []),
    ],
  }
}

const schema = z.object({
  ownerId: z.uuid({ error: says('forms.choose') }).optional(),
  dueOn: z.iso.date({ error: says('forms.badDate') }).optional(),
  said: optionalText(2000),
})
const labels: FieldLabels<'ownerId' | 'dueOn' | 'said'> = {
  ownerId: 'exit.owner',
  dueOn: 'exit.due',
  said: 'exit.said',
}

type Refusal = Extract<UpdateExitLineOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'placement-not-found': 'year.none',
  'not-open-yet': 'exit.refused.not-open-yet',
  'place-is-closed': 'meeting.refused.place-is-closed',
  'owner-not-found': 'forms.choose',
  'changed-meanwhile': 'forms.changed.title',
  'nothing-is-said': 'exit.refused.nothing-is-said',
  'day-is-out-of-reach': 'meeting.refused.day-is-out-of-reach',
}
const fields: Partial<Record<Refusal, keyof typeof labels>> = {
  'owner-not-found': 'ownerId',
  'day-is-out-of-reach': 'dueOn',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
}

const states = { save: 'open', done: 'done', aside: 'aside', reopen: 'open' } as const

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { lead, line, plan, here } = await leadExitLine(args)
  const form = await args.request.formData()
  const doing = (['save', 'done', 'aside', 'reopen'] as const).find((one) => one === form.get('do'))
  if (!doing) throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const written =
    doing === 'reopen' ? line : { ownerId: value.ownerId ?? null, dueOn: value.dueOn ?? null, said: value.said ?? '' }
  const outcome = await updateExitLine(
    {
      ...{ placementId: plan.year.id, item: line.item, state: states[doing], basedOn: basedOnOf(form) ?? '' },
      ...{ ownerId: written.ownerId, dueOn: written.dueOn, said: written.said },
    },
    { ...services, lead, now },
  )
  if (outcome.ok) return redirect(`${here}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
  return { typed, errors: { [fields[outcome.refusal] ?? 'said']: refused[outcome.refusal] } }
}

/** One thing of the exit plan: who settles it until when, and how. */
export default function LeadExitLinePage({ loaderData: page, actionData }: Route.ComponentProps) {
  const { line, facts, people, owners, isOpen, here, revision, stored } = page
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? stored, errors })
  const title = t(`exit.item.${line.item}`)
  const isWrong = Object.keys(errors).length > 0
  const nameOf = (name: string) => name || t('meeting.former')
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={t('exit.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} actions={<ExitTag state={line.state} />} />
      <p>{t(`exit.about.${line.item}`)}</p>
      <SummaryList
        rows={[
          { term: t('exit.fact.title'), detail: factsInWords({ facts, people }, { t, language })[line.item] },
          ...(line.state === 'open'
            ? []
            : [
                { term: t('exit.owner'), detail: line.ownerId ? nameOf(line.ownerName ?? '') : t('exit.nobody') },
                { term: t('exit.said'), detail: <span className="as-written">{line.said}</span> },
              ]),
        ]}
      />
      {isOpen ? (
        <Form>
          <BasedOn revision={revision} answered={actionData} />
          {line.state === 'open' ? (
            <>
              <Select
                {...field('ownerId')}
                options={[
                  { value: '', label: t('exit.nobody') },
                  ...owners.map(({ personId, name }) => ({ value: personId, label: nameOf(name) })),
                ]}
              />
              <TextInput {...field('dueOn')} type="date" optional={t('common.optional')} />
              <TextArea {...field('said')} rows={4} hint={t('exit.saidHint')} />
              <ButtonGroup>
                <Button name="do" value="done">
                  {t('exit.done')}
                </Button>
                <Button kind="quiet" name="do" value="save">
                  {t('common.save')}
                </Button>
                <Button kind="plain" name="do" value="aside">
                  {t('exit.aside')}
                </Button>
              </ButtonGroup>
            </>
          ) : (
            <Button kind="quiet" name="do" value="reopen">
              {t('exit.reopen')}
            </Button>
          )}
        </Form>
      ) : (
        <Notice tone="info" title={t('exit.refused.not-open-yet')} />
      )}
    </DeskPage>
  )
}
