import { redirect } from 'react-router'
import { z } from 'zod'
import {
  type AppointAssessorOutcome,
  appointAssessor,
  listAssessors,
} from '#capabilities/programme/appoint-assessor.ts'
import { listNamesakes } from '#capabilities/programme/list-namesakes.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-assessors'
import { CallDeskPage } from './call-desk-page.tsx'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, team }
  const [assessors, namesakes] = await Promise.all([
    listAssessors({ callId: call.id }, powers),
    listNamesakes({ callId: call.id }, powers),
  ])
  return { call, assessors, namesakes }
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
export default function DeskAssessorsPage({
  loaderData: { call, assessors, namesakes },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('assessing.desk.title')
  return (
    <CallDeskPage call={call} title={title} errors={errors} labels={labels}>
      <p>{t('assessing.desk.lead')}</p>
      {namesakes.length > 0 && (
        <Notice tone="warn" title={t('assessing.desk.namesakes')}>
          <ul>
            {namesakes.map(({ personId, applicationId, name, reference, placeName }) => (
              <li key={`${personId} ${reference}`}>
                {t('assessing.desk.namesake', { name, place: placeName, reference })}{' '}
                <a href={`/programme/desk/calls/${call.id}/namesakes/${applicationId}/${personId}`}>
                  {t('assessing.desk.apart')}
                </a>
              </li>
            ))}
          </ul>
          <p>{t('assessing.desk.namesakesText')}</p>
        </Notice>
      )}
      {assessors.length === 0 ? (
        <p className="muted">{t('assessing.desk.none')}</p>
      ) : (
        <SummaryList
          lines
          rows={assessors.map(({ name, email, declaredAt, scored }) => ({
            term: email ? `${name} (${email})` : t('assessing.page.erased'),
            detail: `${t(declaredAt ? 'assessing.desk.declared' : 'assessing.desk.waiting')} · ${t('assessing.desk.scored', { count: scored })}`,
          }))}
        />
      )}
      <Form>
        <TextInput {...field('name')} />
        <TextInput {...field('email')} type="email" />
        <Button>{t('assessing.desk.add')}</Button>
      </Form>
    </CallDeskPage>
  )
}
