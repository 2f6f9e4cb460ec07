import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type AskCallQuestionOutcome,
  askCallQuestion,
  longestQuestion,
} from '#capabilities/programme/ask-call-question.ts'
import { findCall } from '#capabilities/programme/find-call.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import { ConfirmPanel } from '#design/cards/confirm-panel.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/call-ask'
import { clientKeyOf } from './client-key.ts'
import { NarrowPage } from './narrow-page.tsx'

async function openCall({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const call = await findCall({ slug: params.slug }, services)
  if (!call) throw new Response(null, { status: 404 })
  return publicCall(call, now)
}

export async function loader(args: Route.LoaderArgs) {
  return { call: await openCall(args), requestId: randomUUID() }
}

/** Never kept: each form has an id of its own. */
export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({ question: requiredText(longestQuestion) })
const labels: FieldLabels = { question: 'programme.ask.question' }

const refused: Record<Extract<AskCallQuestionOutcome, { ok: false }>['refusal'], MessageKey> = {
  'call-is-not-open': 'programme.ask.closed',
  'too-many-tries': 'programme.ask.wait',
}

export async function action(args: Route.ActionArgs) {
  const { services, now, language } = visitOf(args)
  const { slug } = await openCall(args)
  const parsed = parseForm(schema, await args.request.formData())
  if (!parsed.ok) return { ...parsed, sent: false }
  const { typed } = parsed
  const requestId = isId(typed.requestId) ? typed.requestId : randomUUID()
  const outcome = await askCallQuestion(
    { slug, requestId, question: parsed.value.question, language },
    { ...services, clientKey: clientKeyOf(args.request, services.masterKey), now },
  )
  if (outcome.ok) return { sent: true, typed: {}, errors: {} }
  const figures = { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }
  return { sent: false, typed, errors: { question: { message: refused[outcome.refusal], figures } } as FormErrors }
}

export default function CallAskPage({ loaderData: { call, requestId }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t(actionData?.sent ? 'programme.ask.sent' : 'programme.ask.title')
  const back = `/programme/calls/${call.slug}`
  return (
    <NarrowPage
      title={title}
      back={{ href: back, label: inLanguage(language, call.title, call.titleCy) }}
      errors={errors}
      labels={labels}
    >
      {actionData?.sent ? (
        <ConfirmPanel title={title}>
          <p>{t('programme.ask.sentText')}</p>
          <ButtonLink href={`${back}#questions`}>{t('programme.call.questions')}</ButtonLink>
        </ConfirmPanel>
      ) : (
        <>
          <PageHead title={title} lead={t(call.isOpen ? 'programme.ask.lead' : 'programme.ask.closed')} />
          {call.isOpen && (
            <Form>
              <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
              <TextArea {...field('question')} rows={6} maxLength={longestQuestion} />
              <Button>{t('programme.ask.send')}</Button>
            </Form>
          )}
        </>
      )}
    </NarrowPage>
  )
}
