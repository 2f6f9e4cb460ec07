import { randomUUID } from 'node:crypto'
import {
  type RegisterProgrammeInterestOutcome,
  registerProgrammeInterest,
} from '#capabilities/programme/register-programme-interest.ts'
import { ConfirmPanel } from '#design/cards/confirm-panel.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/interest-new'
import { clientKeyOf } from './client-key.ts'
import { NarrowPage } from './narrow-page.tsx'
import { whoAndWhere } from './who-and-where.ts'

export const loader = () => ({ requestId: randomUUID() })

/** Never kept: each form has an id of its own. */
export const headers = () => ({ 'cache-control': 'no-store' })

const labels: FieldLabels = {
  name: 'programme.interest.name',
  email: 'programme.interest.email',
  placeName: 'programme.interest.place',
}

const refused: Record<Extract<RegisterProgrammeInterestOutcome, { ok: false }>['refusal'], MessageKey> = {
  'too-many-tries': 'programme.interest.wait',
}

export async function action(args: Route.ActionArgs) {
  const { services, queue, now, language } = visitOf(args)
  const parsed = parseForm(whoAndWhere, await args.request.formData())
  if (!parsed.ok) return { ...parsed, sent: false }
  const { typed } = parsed
  const requestId = isId(typed.requestId) ? typed.requestId : randomUUID()
  const outcome = await registerProgrammeInterest(
    { ...parsed.value, requestId, language },
    { ...services, queue, clientKey: clientKeyOf(args.request, services.masterKey), now },
  )
  if (outcome.ok) return { sent: true, typed: {}, errors: {} }
  const figures = { count: outcome.waitMinutes }
  return { sent: false, typed, errors: { email: { message: refused[outcome.refusal], figures } } as FormErrors }
}

export default function InterestNewPage({ loaderData: { requestId }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t(actionData?.sent ? 'programme.interest.sent' : 'programme.interest.title')
  return (
    <NarrowPage title={title} errors={errors} labels={labels}>
      {actionData?.sent ? (
        <ConfirmPanel title={title}>
          <p>{t('programme.interest.sentText')}</p>
        </ConfirmPanel>
      ) : (
        <>
          <PageHead title={title} lead={t('programme.interest.lead')} />
          <Form>
            <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
            <TextInput {...field('name')} autoComplete="name" maxLength={120} />
            <TextInput {...field('email')} type="email" autoComplete="email" />
            <TextInput {...field('placeName')} maxLength={120} />
            <p className="muted small">
              {t('programme.interest.privacy')} <a href="/privacy">{t('common.footer.privacy')}</a>
            </p>
            <Button>{t('programme.interest.send')}</Button>
          </Form>
        </>
      )}
    </NarrowPage>
  )
}
