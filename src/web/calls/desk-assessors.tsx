import { redirect } from 'react-router'
import { z } from 'zod'
import {
  type AppointAssessorOutcome,
  appointAssessor,
  listAssessors,
} from '#capabilities/programme/appoint-assessor.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-assessors'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  return { call, assessors: await listAssessors({ callId: call.id }, { ...services, team }) }
}

const schema = z.object({
  name: requiredText(120),
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
})
const labels: FieldLabels = { name: 'assessing.desk.name', email: 'assessing.desk.email' }

const refused: Record<Extract<AppointAssessorOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-not-found': 'assessing.refused.call-not-found',
  'call-is-decided': 'assessing.refused.call-is-decided',
}

export async function action(args: Route.ActionArgs) {
  const { services, queue, now, language } = visitOf(args)
  const { call, team } = await callInHand(args)
  const parsed = parseForm(schema, await args.request.formData())
  if (!parsed.ok) return parsed
  const asked = { callId: call.id, language, ...parsed.value }
  const outcome = await appointAssessor(asked, { ...services, queue, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}/assessors`)
  return { typed: parsed.typed, errors: { email: refused[outcome.refusal] } as FormErrors }
}

/** Who reads the applications of a call, and how far they are. */
export default function DeskAssessorsPage({ loaderData: { call, assessors }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('assessing.desk.title')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/programme/desk/calls/${call.id}`} label={inLanguage(language, call.title, call.titleCy)} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      <p>{t('assessing.desk.lead')}</p>
      {assessors.length === 0 ? (
        <p className="muted">{t('assessing.desk.none')}</p>
      ) : (
        <SummaryList
          lines
          rows={assessors.map(({ name, email, declaredAt, scored }) => ({
            term: `${name} (${email})`,
            detail: `${t(declaredAt ? 'assessing.desk.declared' : 'assessing.desk.waiting')} · ${t('assessing.desk.scored', { count: scored })}`,
          }))}
        />
      )}
      <Form>
        <TextInput {...field('name')} maxLength={120} />
        <TextInput {...field('email')} type="email" />
        <Button>{t('assessing.desk.add')}</Button>
      </Form>
    </DeskPage>
  )
}
