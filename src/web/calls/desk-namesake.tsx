import { redirect } from 'react-router'
import { z } from 'zod'
import { listNamesakes } from '#capabilities/programme/list-namesakes.ts'
import { type TellNamesakeApartOutcome, tellNamesakeApart } from '#capabilities/programme/tell-namesake-apart.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-namesake'
import { CallDeskPage } from './call-desk-page.tsx'
import { callInHand } from './call-in-hand.ts'
import { type LookedAt, lookThenDo } from './look-then-do.ts'

async function namesakeInHand(args: Route.LoaderArgs | Route.ActionArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const { application: applicationId, person: personId } = args.params
  const all = await listNamesakes({ callId: call.id }, { ...services, team })
  const namesake = all.find((one) => one.applicationId === applicationId && one.personId === personId)
  if (!namesake) throw new Response(null, { status: 404 })
  return { call, team, namesake }
}

export async function loader(args: Route.LoaderArgs) {
  const { call, namesake } = await namesakeInHand(args)
  return { call, namesake }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({ reason: requiredText(1000) })
const labels: FieldLabels = { reason: 'assessing.desk.apartReason' }

const refused: Record<Extract<TellNamesakeApartOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-not-found': 'assessing.refused.call-not-found',
  'call-is-decided': 'assessing.refused.call-is-decided',
  'namesake-not-found': 'assessing.desk.apartGone',
  'reason-is-missing': 'calls.refused.reason-is-missing',
}

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, now } = visitOf(args)
  const { call, team, namesake } = await namesakeInHand(args)
  const read = lookThenDo(await args.request.formData(), { schema, act: 'tell' })
  if (!read.ok) return read.answer
  const { applicationId, personId } = namesake
  const asked = { callId: call.id, applicationId, personId, reason: read.value.reason }
  const outcome = await tellNamesakeApart(asked, { ...services, team, now })
  if (outcome.ok) return redirect(`/programme/desk/calls/${call.id}/assessors`)
  return { typed: read.typed, errors: { reason: refused[outcome.refusal] } }
}

/** An application is hidden from a person by a name alone: that they are two people is said with a reason, and stays in the log. */
export default function DeskNamesakePage({ loaderData: { call, namesake }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const { name, placeName: place, reference } = namesake
  return (
    <CallDeskPage call={call} title={t('assessing.desk.apartTitle')} errors={errors} labels={labels}>
      <p>{t('assessing.desk.namesake', { name, place, reference })}</p>
      <Form>
        {actionData?.asks ? (
          <AskFirst
            no={{ keepsTyped: true, label: t('common.notYet') }}
            question={t('assessing.desk.apartAsk', { name, place })}
            yes={{ value: 'tell', label: t('assessing.desk.apartNow') }}
          >
            <p>{t('assessing.desk.apartText')}</p>
            <p>{typed.reason}</p>
            <input type="hidden" name="reason" value={typed.reason ?? ''} />
          </AskFirst>
        ) : (
          <>
            <p>{t('assessing.desk.apartText')}</p>
            <TextArea {...field('reason')} hint={t('assessing.desk.apartHint')} rows={3} />
            <Button name="do" value="look">
              {t('assessing.desk.apart')}
            </Button>
          </>
        )}
      </Form>
    </CallDeskPage>
  )
}
