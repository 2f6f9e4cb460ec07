import { redirect } from 'react-router'
import { z } from 'zod'
import { regions } from '#capabilities/programme/call.ts'
import { type ChooseShortlistOutcome, chooseShortlist } from '#capabilities/programme/choose-shortlist.ts'
import { findRanking } from '#capabilities/programme/find-ranking.ts'
import { listSentApplications } from '#capabilities/programme/list-sent-applications.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CallDeskPage } from '#web/calls/call-desk-page.tsx'
import { callInHand } from '#web/calls/call-in-hand.ts'
import { backToForm } from '#web/calls/look-then-do.ts'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-shortlist'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, team }
  const [ranking, sent] = await Promise.all([
    findRanking({ callId: call.id, stage: 'reading' }, powers),
    listSentApplications({ callId: call.id }, powers),
  ])
  const isOpen = call.phase === 'shortlisting'
  const rows = (isOpen && ranking ? ranking.rows : []).map(({ applicationId, placeName, region, total, spread }) => ({
    ...{ applicationId, placeName, total, spread, region: regions.find((one) => one === region) },
    isChosen: sent.some((one) => one.applicationId === applicationId && one.state === 'shortlisted'),
  }))
  return { call, isOpen, rows }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  applications: z.array(z.uuid()).default([]),
  reason: requiredText(1000),
})
const labels: FieldLabels = { applications: 'deciding.shortlist.who', reason: 'deciding.shortlist.reason' }

const refused: Record<Extract<ChooseShortlistOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-not-found': 'deciding.refused.call-not-found',
  'not-time-to-decide': 'deciding.refused.not-time-to-decide',
  'has-a-conflict': 'deciding.refused.has-a-conflict',
  'application-not-found': 'deciding.refused.application-not-found',
  'too-few': 'deciding.refused.too-few',
  'too-many': 'deciding.refused.too-many',
  'reason-is-missing': 'deciding.refused.reason-is-missing',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const form = await args.request.formData()
  const back = backToForm(form)
  if (back) return back
  const doing = form.get('do')
  if (doing !== 'look' && doing !== 'choose') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { applications: applicationIds, reason } = parsed.value
  const typed = { applications: applicationIds.join('\n'), reason }
  if (doing === 'look') return { typed, errors: {}, asks: true }
  const outcome = await chooseShortlist({ callId: call.id, applicationIds, reason }, { ...services, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}?done`)
  const field = outcome.refusal === 'reason-is-missing' ? 'reason' : 'applications'
  return { typed, errors: { [field]: refused[outcome.refusal] } }
}

/** Who is invited to an interview: chosen by people, with how it was scored beside each name. */
export default function DeskShortlistPage({ loaderData, actionData }: Route.ComponentProps) {
  const { call, isOpen, rows } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const saved = rows.flatMap(({ applicationId, isChosen }) => (isChosen ? [applicationId] : []))
  const typed = actionData?.typed ?? { applications: saved.join('\n') }
  const { field, boxes } = useFields({ labels, typed, errors })
  const title = t('deciding.shortlist.title')
  const chosen = typed.applications?.split('\n').filter(Boolean) ?? []
  return (
    <CallDeskPage call={call} title={title} errors={errors} labels={labels}>
      <p>{t('deciding.shortlist.lead', { count: call.shortlistSize })}</p>
      {!isOpen && <Notice tone="info" title={t('deciding.shortlist.closed')} />}
      {isOpen && actionData?.asks && (
        <Form>
          <AskFirst
            no={{ keepsTyped: true, label: t('common.notYet') }}
            question={t('deciding.shortlist.ask', { count: chosen.length })}
            yes={{ value: 'choose', label: t('deciding.shortlist.now') }}
          >
            <ul>
              {rows
                .filter(({ applicationId }) => chosen.includes(applicationId))
                .map(({ applicationId, placeName }) => (
                  <li key={applicationId}>
                    {placeName}
                    <input type="hidden" name="applications[]" value={applicationId} />
                  </li>
                ))}
            </ul>
            <p>{t('deciding.shortlist.askText')}</p>
            <input type="hidden" name="reason" value={typed.reason ?? ''} />
          </AskFirst>
        </Form>
      )}
      {isOpen && !actionData?.asks && (
        <Form>
          <CheckboxGroup
            {...boxes('applications')}
            options={rows.map(({ applicationId, placeName, region, total, spread }) => ({
              value: applicationId,
              label: placeName,
              hint: [
                region ? t(`programme.region.${region}`) : '',
                total === undefined
                  ? t('assessing.ranking.noTotal')
                  : t('deciding.mean', { mean: (total / 100).toFixed(2) }),
                t('deciding.spread', { spread }),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
          <TextArea {...field('reason')} rows={4} />
          <Button name="do" value="look">
            {t('deciding.shortlist.look')}
          </Button>
        </Form>
      )}
    </CallDeskPage>
  )
}
